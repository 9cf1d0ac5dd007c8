// Finds the operation that a method and a path name, by the document alone.

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** A document that holds what this check does not understand. */
export class UnsupportedDocument extends Error {}

/** The operations of a document, with their references to parameters, responses and headers followed. */
export function readOperations(document) {
  const operations = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [key, operation] of Object.entries(item)) {
      if (!METHODS.includes(key)) {
        throw new UnsupportedDocument(`paths ${path} ${key} is not known to this check.`);
      }

      operations.push({
        name: operation['x-csharp-name'],
        method: key.toUpperCase(),
        segments: path.split('/').slice(1),
        parameters: (operation.parameters ?? []).map((parameter) => follow(document, parameter, 'parameters')),
        requestBody: operation.requestBody && follow(document, operation.requestBody, 'requestBodies'),
        responses: new Map(Object.entries(operation.responses).map(([status, response]) => [Number(status), readResponse(document, response)])),
        security: readSecurity(document, operation.security ?? document.security ?? []),
        isStreaming: operation['x-streaming'] === true,
        pagingHeaders: readPagingHeaders(operation['x-pagination'] ?? {}),
      });
    }
  }

  return operations;
}

/**
 * The operation of a method and a path.
 * @param path The path below the provider's prefix, percent-encoded, without its query.
 * @returns { operation, path: { name: text } }, or null when there is none.
 */
export function findOperation(operations, method, path) {
  const segments = path.split('/').slice(1);
  const matches = operations
    .filter((operation) => operation.method === method)
    .map((operation) => ({ operation, path: matchSegments(operation.segments, segments) }))
    .filter((match) => match.path !== null)
    // Literal segments win over parameters, as OpenAPI says.
    .sort((left, right) => Object.keys(left.path).length - Object.keys(right.path).length);
  return matches[0] ?? null;
}

// A header that says where a page starts is no parameter: the listing sets it.
function readPagingHeaders(pagination) {
  return ['cursor', 'offset', 'size']
    .map((place) => String(pagination[place] ?? ''))
    .filter((place) => place.startsWith('header:'))
    .map((place) => place.slice('header:'.length).toLowerCase());
}

function matchSegments(template, segments) {
  if (template.length !== segments.length) {
    return null;
  }

  const parameters = {};
  for (const [index, expected] of template.entries()) {
    if (expected.startsWith('{')) {
      if (segments[index] === '') {
        return null;
      }

      parameters[expected.slice(1, -1)] = segments[index];
    } else if (expected !== segments[index]) {
      return null;
    }
  }

  return parameters;
}

function readResponse(document, reference) {
  const response = follow(document, reference, 'responses');
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) => [name, follow(document, header, 'headers')]);
  return { content: response.content ?? {}, headers: new Map(headers), mayBeEmpty: response['x-empty-body'] === true };
}

// A list of alternatives; each is a list of the headers that it takes.
function readSecurity(document, alternatives) {
  return alternatives.map((alternative) => Object.keys(alternative).map((name) => credentialOf(document.components.securitySchemes[name], name)));
}

/** Where a security scheme puts its credential: { header, prefix }, or { query }. */
function credentialOf(scheme, name) {
  if (scheme?.type === 'apiKey' && scheme.in === 'header') {
    return { header: scheme.name.toLowerCase(), prefix: '' };
  }

  if (scheme?.type === 'apiKey' && scheme.in === 'query') {
    return { query: scheme.name };
  }

  if (scheme?.type === 'http' && scheme.scheme.toLowerCase() === 'basic') {
    return { header: 'authorization', prefix: 'Basic ' };
  }

  if ((scheme?.type === 'http' && scheme.scheme.toLowerCase() === 'bearer') || scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect') {
    return { header: 'authorization', prefix: 'Bearer ' };
  }

  throw new UnsupportedDocument(`The security scheme ${name} is not known to this check.`);
}

function follow(document, value, kind) {
  if (value.$ref === undefined) {
    return value;
  }

  const found = document.components?.[kind]?.[value.$ref.replace(`#/components/${kind}/`, '')];
  if (found === undefined) {
    throw new UnsupportedDocument(`The reference ${value.$ref} leads to nothing.`);
  }

  return found;
}
