// Checks a request against its operation.

import { HEADERS } from './exceptions.mjs';
import { readForm } from './forms.mjs';
import { contentType, header, isWhole, json, multipart, text as utf8 } from './messages.mjs';
import { UnsupportedDocument } from './operations.mjs';

// What HTTP and the trace context bring along; every other header has to be a parameter or a credential of the operation.
const GENERAL_HEADERS = [
  'accept', 'accept-encoding', 'accept-language', 'baggage', 'connection', 'content-length', 'content-type', 'correlation-context', 'host',
  'request-id', 'traceparent', 'tracestate', 'transfer-encoding', 'user-agent',
];

/** What is wrong with a request, each as { place, why }. */
export function checkRequest(exchange, match, schemas) {
  const { operation } = match;
  const { request } = exchange;
  return [
    ...checkParameters(exchange, match, schemas),
    ...checkCredential(exchange, operation),
    ...checkHeaders(request, operation),
    ...checkAccept(request, operation),
    ...checkBody(request, operation, schemas),
  ];
}

function checkParameters(exchange, { operation, path }, schemas) {
  const query = readQuery(exchange.path);
  const findings = [];
  for (const parameter of operation.parameters) {
    const place = `${parameter.in} ${parameter.name}`;
    const texts = valuesOf(parameter, { path, query, request: exchange.request });
    if (texts.length === 0) {
      if (parameter.required === true) {
        findings.push({ place, why: 'is required' });
      }
    } else if (texts.length > 1 && !isRepeated(parameter, schemas)) {
      findings.push({ place, why: 'stands there more than once' });
    } else if (texts.includes(null)) {
      findings.push({ place, why: 'is not percent-encoded UTF-8' });
    } else {
      const wrong = schemas.check(parameter.schema, valueOf(parameter, texts, schemas));
      findings.push(...(wrong ? [{ place, why: wrong.why }] : []));
    }
  }

  const known = [
    ...operation.parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    ...operation.security.flat().map((credential) => credential.query),
  ];
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  return [...findings, ...unknown.map((name) => ({ place: `query ${name}`, why: 'is not a parameter of the operation' }))];
}

function isRepeated(parameter, schemas) {
  return parameter.in === 'query' && schemas.resolve(parameter.schema).type === 'array' && parameter.explode !== false;
}

function valueOf(parameter, texts, schemas) {
  const schema = schemas.resolve(parameter.schema);
  if (schema.type !== 'array') {
    return fromText(texts[0], schema);
  }

  const items = parameter.in === 'query' && parameter.explode !== false ? texts : texts[0].split(',');
  return items.map((item) => fromText(item, schemas.resolve(schema.items)));
}

function valuesOf(parameter, { path, query, request }) {
  const style = parameter.in === 'query' ? 'form' : 'simple';
  if (parameter.content !== undefined || (parameter.style ?? style) !== style) {
    throw new UnsupportedDocument(`The parameter ${parameter.name} is serialised in a way that is not known to this check.`);
  }

  switch (parameter.in) {
    case 'path':
      return [decode(path[parameter.name])];
    case 'query':
      return query.get(parameter.name) ?? [];
    case 'header': {
      const value = header(request, parameter.name.toLowerCase());
      return value === null ? [] : [value];
    }

    default:
      throw new UnsupportedDocument(`A parameter in ${parameter.in} is not known to this check.`);
  }
}

function readQuery(path) {
  const start = path.indexOf('?');
  const result = new Map();
  const query = start < 0 ? '' : path.slice(start + 1).replaceAll('+', ' ');
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const end = pair.indexOf('=');
    const name = decode(end < 0 ? pair : pair.slice(0, end)) ?? pair;
    result.set(name, [...(result.get(name) ?? []), decode(end < 0 ? '' : pair.slice(end + 1))]);
  }

  return result;
}

function decode(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

// The value that a text of an address or a form stands for; one that is none of the schema's type stays a text, which the schema refuses.
function fromText(value, schema) {
  switch (schema.type) {
    case 'string':
      return value;
    case 'integer':
      return /^-?(0|[1-9][0-9]*)$/.test(value) ? Number(value) : value;
    case 'number':
      return /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    default:
      throw new UnsupportedDocument(`A text of type ${schema.type} is not known to this check.`);
  }
}

function checkCredential({ request, path }, operation) {
  const query = readQuery(path);
  const accepted = operation.security.some((credentials) => credentials.every(({ header: name, prefix, query: key }) => {
    if (key !== undefined) {
      return query.get(key)?.length === 1 && query.get(key)[0] !== '';
    }

    const value = header(request, name);
    return value !== null && value.startsWith(prefix) && value.length > prefix.length;
  }));
  // No alternative at all means that the operation takes no credential; checkHeaders sees to it that none is sent.
  return accepted || operation.security.length === 0
    ? []
    : [{ place: placeOf(operation.security.flat()[0]), why: 'is missing or not in the form of the security scheme' }];
}

function placeOf({ header: name, query }) {
  return query === undefined ? `header ${name}` : `query ${query}`;
}

function checkHeaders(request, operation) {
  const allowed = [
    ...GENERAL_HEADERS,
    ...HEADERS.map((row) => row.name),
    ...operation.security.flat().map((credential) => credential.header),
    ...operation.parameters.filter((parameter) => parameter.in === 'header').map((parameter) => parameter.name.toLowerCase()),
    ...(operation.pagingHeaders ?? []),
  ];
  return request.headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ place: `header ${name}`, why: 'is neither a parameter nor a credential of the operation' }));
}

function checkAccept(request, operation) {
  const accept = header(request, 'accept');
  const offered = [...operation.responses].filter(([status]) => status < 300).flatMap(([, response]) => Object.keys(response.content));
  const ranges = (accept ?? '*/*').split(',').map((range) => range.split(';')[0].trim().toLowerCase());
  return offered.length === 0 || ranges.some((range) => offered.some((type) => range === '*/*' || range === type || range === `${type.split('/')[0]}/*`))
    ? []
    : [{ place: 'header accept', why: `takes none of ${offered.join(', ')}` }];
}

function checkBody(request, operation, schemas) {
  const { requestBody } = operation;
  if (requestBody === undefined) {
    return request.bodyLength === 0 && contentType(request) === null ? [] : [{ place: 'body', why: 'is there, where the operation takes none' }];
  }

  const type = contentType(request);
  if (type === null && request.bodyLength === 0) {
    return requestBody.required === true ? [{ place: 'body', why: 'is required' }] : [];
  }

  const media = requestBody.content[type?.type];
  if (media === undefined) {
    return [{ place: 'header content-type', why: `is ${type?.type ?? 'missing'}, not ${Object.keys(requestBody.content).join(' or ')}` }];
  }

  if (!isWhole(request)) {
    return [];
  }

  switch (type.type) {
    case 'multipart/form-data':
      return checkForm(request, media, type.parameters.boundary, schemas);
    case 'application/x-www-form-urlencoded':
      return checkFields(request, media, schemas);
    default:
      return checkJson(request, media, type, schemas);
  }
}

function checkFields(request, media, schemas) {
  // What has no type may be anything, and is a text in a form.
  const read = readForm(request.body, media, schemas, (value, shape) => fromText(value, { type: shape.type ?? 'string' }));
  const wrong = read.why === undefined ? schemas.check(media.schema, read.value) : { place: '', why: read.why };
  return wrong ? [{ place: `body ${wrong.place}`.trim(), why: wrong.why }] : [];
}

function checkJson(request, media, type, schemas) {
  if (type.type !== 'application/json') {
    throw new UnsupportedDocument(`A request of type ${type.type} is not known to this check.`);
  }

  const charset = type.parameters.charset ?? 'utf-8';
  const read = charset.toLowerCase() === 'utf-8' ? json(request.body) : { why: `is in the charset ${charset}` };
  const wrong = read.why === undefined ? schemas.check(media.schema, read.value) : { place: '', why: read.why };
  return wrong ? [{ place: `body ${wrong.place}`.trim(), why: wrong.why }] : [];
}

function checkForm(request, media, boundary, schemas) {
  const { parts, why } = multipart(request.body, boundary);
  if (parts === undefined) {
    return [{ place: 'body', why }];
  }

  const { properties } = schemas.resolve(media.schema);
  const form = {};
  const findings = [];
  for (const part of parts) {
    const place = `body part ${part.name}`;
    const property = properties[part.name];
    if (property === undefined) {
      findings.push({ place, why: 'is not a member of the form' });
      continue;
    }

    const isList = property.type === 'array';
    const item = isList ? property.items : property;
    const isFile = item.format === 'binary';
    const content = isFile ? part.content.toString('latin1') : utf8(part.content);
    if (isFile !== part.isFile) {
      findings.push({ place, why: isFile ? 'is not a file' : 'is a file, not a text' });
    } else if (content === null) {
      findings.push({ place, why: 'is not UTF-8' });
    } else if (!isFile && part.type !== null && part.type !== 'text/plain') {
      findings.push({ place, why: `is of the type ${part.type}, not text/plain` });
    } else if (!isList && form[part.name] !== undefined) {
      findings.push({ place, why: 'stands there more than once' });
    } else {
      const value = fromText(content, item);
      form[part.name] = isList ? [...(form[part.name] ?? []), value] : value;
    }
  }

  const wrong = findings.length === 0 ? schemas.check(media.schema, form) : null;
  return wrong ? [{ place: `body ${wrong.place}`, why: wrong.why }] : findings;
}
