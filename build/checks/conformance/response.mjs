// Checks a response against its operation.

import { contentType, header, isWhole, json, serverSentEvents, text } from './messages.mjs';
import { UnsupportedDocument } from './operations.mjs';

/** What is wrong with a response of an operation, each as { place, why }. */
export function checkResponse(exchange, operation, schemas) {
  const documented = operation.responses.get(exchange.status);
  return documented === undefined
    ? [{ place: 'status', why: `${exchange.status} is not among the responses of the operation` }]
    : [...checkHeaders(exchange.response, documented, schemas), ...checkContent(exchange, documented, operation, schemas)];
}

/** What is wrong with a response that has to consist of a status and a JSON document, or of nothing when the schema is null. */
export function checkAnswer(exchange, schema, schemas) {
  const content = schema === null ? {} : { 'application/json': { schema } };
  return checkContent(exchange, { content, mayBeEmpty: false }, { isStreaming: false }, schemas);
}

function checkHeaders(response, documented, schemas) {
  const findings = [];
  for (const [name, declared] of documented.headers) {
    const value = header(response, name.toLowerCase());
    if (value === null) {
      findings.push(...(declared.required === true ? [{ place: `header ${name}`, why: 'is required' }] : []));
    } else {
      const wrong = schemas.check(declared.schema, value);
      findings.push(...(wrong ? [{ place: `header ${name}`, why: wrong.why }] : []));
    }
  }

  return findings;
}

function checkContent(exchange, documented, operation, schemas) {
  const { response } = exchange;
  const type = contentType(response);
  const types = Object.keys(documented.content);
  if (response.bodyLength === 0 && type === null && (types.length === 0 || documented.mayBeEmpty)) {
    return [];
  }

  if (types.length === 0) {
    return [{ place: 'body', why: 'is there, where none is documented' }];
  }

  const media = documented.content[type?.type];
  if (media === undefined) {
    return [{ place: 'header content-type', why: `is ${type?.type ?? 'missing'}, not ${types.join(' or ')}` }];
  }

  switch (type.type) {
    case 'application/json':
      return isWhole(response) ? checkValue('body', json(response.body), media.schema, schemas) : [];
    case 'text/plain':
      return isWhole(response) ? checkValue('body', { value: text(response.body) }, media.schema, schemas) : [];
    case 'text/event-stream':
      return checkEvents(exchange, operation, media.schema, schemas);
    default:
      throw new UnsupportedDocument(`A response of type ${type.type} is not known to this check.`);
  }
}

function checkEvents(exchange, operation, schema, schemas) {
  if (!operation.isStreaming) {
    return [{ place: 'body', why: 'is a stream, which only an operation with x-streaming answers with' }];
  }

  const { events, why } = serverSentEvents(exchange.response.body, exchange.exception !== null || !isWhole(exchange.response));
  return events === undefined
    ? [{ place: 'body', why }]
    : events.flatMap((event, index) => checkValue(`event ${index + 1}`, json(Buffer.from(event)), schema, schemas));
}

function checkValue(subject, read, schema, schemas) {
  const wrong = read.why === undefined ? schemas.check(schema, read.value) : { place: '', why: read.why };
  return wrong ? [{ place: `${subject} ${wrong.place}`.trim(), why: wrong.why }] : [];
}
