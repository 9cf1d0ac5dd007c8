import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkExchange } from './exchanges.mjs';
import { readOperations } from './operations.mjs';
import { Schemas } from './schemas.mjs';

const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const json = (type) => ({ 'application/json': { schema: type } });
const document = {
  security: [{ Key: [] }],
  components: { securitySchemes: { Key: { type: 'http', scheme: 'bearer' } }, schemas: { HonoApiError: schema } },
  paths: {
    '/things': {
      get: {
        'x-csharp-name': 'ListThings',
        parameters: [
          { name: 'page', in: 'query', required: true, schema: { type: 'integer', format: 'int64' } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
        ],
        responses: { 200: { content: json({ type: 'array', items: schema }) } },
      },
      post: { 'x-csharp-name': 'CreateThing', requestBody: { required: true, content: json(schema) }, responses: { 200: { content: json(schema) }, 400: {} } },
    },
    '/things/latest': { get: { 'x-csharp-name': 'GetLatest', security: [], responses: { 200: { content: json(schema) } } } },
    '/things/{id}': {
      parameters: undefined,
      get: { 'x-csharp-name': 'GetThing', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { content: json(schema) } } },
      delete: { 'x-csharp-name': 'DeleteThing', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 204: {} } },
    },
    '/things/follow': {
      get: { 'x-csharp-name': 'Follow', 'x-streaming': true, responses: { 200: { content: { 'text/event-stream': { schema } } } } },
    },
    '/fields': {
      post: {
        'x-csharp-name': 'SendFields',
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['title'],
                properties: {
                  title: { type: 'string' },
                  note: { type: 'string', nullable: true },
                  tags: { type: 'array', items: { type: 'string' } },
                  codes: { type: 'array', items: { type: 'integer' } },
                  more: { type: 'object', properties: { id: { type: 'string' } } },
                  deep: {
                    type: 'object',
                    properties: {
                      flag: { type: 'boolean' },
                      list: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
                      map: { type: 'object', additionalProperties: { type: 'string' } },
                    },
                  },
                },
              },
              encoding: { codes: { style: 'form', explode: false }, more: { contentType: 'application/json' }, deep: { style: 'deepObject', explode: true } },
            },
          },
        },
        responses: { 200: { content: json(schema) } },
      },
    },
    '/forms': {
      post: {
        'x-csharp-name': 'SendForm',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['title'],
                properties: { title: { type: 'string' }, files: { type: 'array', items: { type: 'string', format: 'binary' } } },
              },
            },
          },
        },
        responses: { 200: { content: json(schema) } },
      },
    },
  },
};
delete document.paths['/things/{id}'].parameters;
const spec = {
  provider: 'Orq',
  operations: readOperations(document),
  requestSchemas: new Schemas(document, 'request'),
  responseSchemas: new Schemas(document, 'response'),
};

const message = (headers, text) => ({ headers: Object.entries(headers), body: Buffer.from(text), bodyLength: Buffer.byteLength(text) });
const client = { 'User-Agent': 'Sessions.Orq/1.0', Authorization: 'Bearer k' };
const typed = { 'Content-Type': 'application/json' };

function exchange(operation, method, path, status, change = {}) {
  const { headers = client, requestType = {}, sent = '', answerType = typed, answer = '{"id":"1"}', ...rest } = change;
  return {
    operation,
    method,
    path: `/orq${path}`,
    prefix: '/orq',
    status,
    fault: null,
    exception: null,
    request: message({ ...headers, ...requestType }, sent),
    response: message(answerType, answer),
    ...rest,
  };
}

const get = (change) => exchange('GetThing', 'GET', '/things/a%2Fb', 200, change);
const create = (change) => exchange('CreateThing', 'POST', '/things', 200, { requestType: typed, sent: '{"id":"1"}', ...change });
const remove = (change) => exchange('DeleteThing', 'DELETE', '/things/1', 204, { answerType: {}, answer: '', ...change });
const follow = (answer, change) => exchange('Follow', 'GET', '/things/follow', 200, { answerType: { 'Content-Type': 'text/event-stream' }, answer, ...change });
const form = (...parts) => exchange('SendForm', 'POST', '/forms', 200, {
  requestType: { 'Content-Type': 'multipart/form-data; boundary="b"' },
  sent: `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--b--\r\n`,
});
const fields = (sent) => exchange('SendFields', 'POST', '/fields', 200, { requestType: { 'Content-Type': 'application/x-www-form-urlencoded' }, sent });
const title = 'name="title"\r\n\r\nA title';
const file = 'name="files"; filename="a.bin"\r\nContent-Type: application/x-thing\r\n\r\n\r\n--c';

for (const [name, value, requestVerdict = 'valid', responseVerdict = 'valid'] of [
  ['a path parameter with a slash in it', get()],
  ['a literal segment that a parameter would match too', exchange('GetLatest', 'GET', '/things/latest', 200, { headers: { 'User-Agent': 'Sessions.Orq/1.0' } })],
  ['a query parameter', exchange('ListThings', 'GET', '/things?page=2', 200, { answer: '[]' })],
  ['lists in the query', exchange('ListThings', 'GET', '/things?page=2&tag=a&tag=b,c&ids=1,2', 200, { answer: '[]' })],
  ['a JSON body', create()],
  ['no content', remove()],
  ['events', follow('data: {"id":"1"}\n\n: note\n\ndata: {"id":\ndata: "2"}\n\n')],
  ['events that a caller broke off', follow('data: {"id":"1"}\n\ndata: {"i', { exception: 'gone' })],
  ['a form', form(title, file, file)],
  ['a form with a file of an unusual name', form(title, 'name="files"; filename="; filename*=ä \\ %22b%22%0D%0A; name=x"\r\nContent-Type: application/x-thing\r\n\r\nx')],
  ['the fields of a form', fields('title=A+title%26&note=&tags=a&tags=b&codes=1%2C2&more=%7B%22id%22%3A%22x%22%7D')],
  ['the fields of a deep form', fields('title=1&deep%5Bflag%5D=true&deep%5Blist%5D%5B0%5D%5Bcount%5D=1&deep[list][1][count]=2&deep[map][0]=x&deep[map][k]=')],
  ['fields of a form that hold nothing', fields('title=&tags=&codes=&more=&deep[list]=&deep[map]=')],
  ['a request that is wrong and refused', create({ sent: '{}', status: 400, answerType: {}, answer: '' }), 'refused'],
  ['a wrong request of somebody else', create({ sent: '{}', headers: {} }), 'unchecked'],
  ['a response that was meant to be wrong', get({ status: 418, fault: 'status 418' }), 'valid', 'unchecked'],
  ['a refusal of a strict sandbox', create({ status: 400, violations: ['body: is wrong'], answer: '{"strict":true}' }), 'valid', 'unchecked'],
  ['a refusal of a fault that can not be read', get({ status: 400, headers: { ...client, 'X-Sandbox-Fault': 'luck' }, answer: 'no' }), 'valid', 'unchecked'],
  ['a connection that ended early', get({ status: 0 }), 'valid', 'unchecked'],
  ['a path of nobody with the answer of the table', exchange(null, 'GET', '/elsewhere', 404, { headers: {} }), 'unchecked'],
  ['a body that the recording has cut', { ...create(), request: { ...create().request, body: Buffer.from('{"i') } }],
]) {
  test(`nothing is found in ${name}`, () => {
    const { request, response, findings } = checkExchange(value, spec);
    assert.deepEqual({ request, response, findings }, { request: requestVerdict, response: responseVerdict, findings: [] });
  });
}

for (const [name, value, part, place, why] of [
  ['another operation than the sandbox took', get({ operation: 'Other' }), 'request', 'path', /names GetThing by the spec, and Other/],
  ['a client at a path of nobody', exchange(null, 'GET', '/elsewhere', 200), 'request', 'path', /names no operation/],
  ['a query parameter that is missing', exchange('ListThings', 'GET', '/things', 200, { answer: '[]' }), 'request', 'query page', /required/],
  ['a query parameter of the wrong type', exchange('ListThings', 'GET', '/things?page=x', 200, { answer: '[]' }), 'request', 'query page', /integer/],
  ['a query parameter twice', exchange('ListThings', 'GET', '/things?page=1&page=2', 200, { answer: '[]' }), 'request', 'query page', /more than once/],
  ['a query parameter that is unknown', exchange('ListThings', 'GET', '/things?page=1&size=2', 200, { answer: '[]' }), 'request', 'query size', /not a parameter/],
  ['a missing credential', get({ headers: { 'User-Agent': 'Sessions.Orq/1.0' } }), 'request', 'header authorization', /missing/],
  ['a credential in another form', get({ headers: { ...client, Authorization: 'k' } }), 'request', 'header authorization', /form/],
  ['a credential where none is taken', exchange('GetLatest', 'GET', '/things/latest', 200), 'request', 'header authorization', /neither/],
  ['a header that is unknown', get({ headers: { ...client, 'X-API-Key': 'k' } }), 'request', 'header x-api-key', /neither/],
  ['an Accept that takes nothing', get({ headers: { ...client, Accept: 'text/html' } }), 'request', 'header accept', /application\/json/],
  ['a body where none is taken', get({ requestType: typed, sent: '{}' }), 'request', 'body', /takes none/],
  ['a body that is missing', create({ requestType: {}, sent: '' }), 'request', 'body', /required/],
  ['a body of another type', create({ requestType: { 'Content-Type': 'text/json' } }), 'request', 'header content-type', /text\/json/],
  ['a body that is no JSON', create({ sent: '{' }), 'request', 'body', /not JSON/],
  ['a body that does not fit', create({ sent: '{"id":1}' }), 'request', 'body /id', /string/],
  ['fields of which one is missing', fields('tags=a'), 'request', 'body /', /required/],
  ['fields of which one is unknown', fields('title=a&other=b'), 'request', 'body /', /other/],
  ['fields of which one comes twice', fields('title=a&title=b'), 'request', 'body /title', /string/],
  ['fields of which one is of the wrong type', fields('title=a&deep[list][0][count]=x'), 'request', 'body /deep/list/0/count', /integer/],
  ['fields that are not UTF-8', fields('title=%FF'), 'request', 'body', /UTF-8/],
  ['a wrong request that was accepted', create({ sent: '{}' }), 'request', 'body /', /required/],
  ['a form without a part', form(file), 'request', 'body /', /title/],
  ['a form with an unknown part', form(title, 'name="colour"\r\n\r\nred'), 'request', 'body part colour', /not a member/],
  ['a form with a text for a file', form(title, 'name="files"\r\n\r\nx'), 'request', 'body part files', /not a file/],
  ['a form with a file for a text', form('name="title"; filename="t"\r\n\r\nx'), 'request', 'body part title', /is a file/],
  ['a form with a file name beside the one of RFC 7578', form(title, `name="files"; filename="a.bin"; filename*=utf-8''a.bin\r\n\r\nx`), 'request', 'body', /filename\*/],
  ['a form with a part twice', form(title, title), 'request', 'body part title', /more than once/],
  ['a status that is not documented', get({ status: 418 }), 'response', 'status', /418/],
  ['a path of nobody with another answer', exchange(null, 'GET', '/elsewhere', 410, { headers: {} }), 'response', 'status', /exceptions/],
  ['a path of nobody with another body', exchange(null, 'GET', '/elsewhere', 404, { headers: {}, answer: '{}' }), 'response', 'body /', /required/],
  ['a response that does not fit', get({ answer: '{"id":null}' }), 'response', 'body /id', /string/],
  ['a response with a member too many', get({ answer: '{"id":"1","idd":"1"}' }), 'response', 'body /', /idd/],
  ['a response of another type', get({ answerType: { 'Content-Type': 'text/plain' } }), 'response', 'header content-type', /text\/plain/],
  ['a response without a type', get({ answerType: {} }), 'response', 'header content-type', /missing/],
  ['a body beside a 204', remove({ answerType: typed, answer: '{}' }), 'response', 'body', /none is documented/],
  ['an event that does not fit', follow('data: {"id":"1"}\n\ndata: {}\n\n'), 'response', 'event 2 /', /required/],
  ['events that end inside one', follow('data: {"id":"1"}\n'), 'response', 'body', /inside an event/],
]) {
  test(`${name} is found`, () => {
    const [finding] = checkExchange(value, spec).findings;
    assert.deepEqual([finding?.part, finding?.place], [part, place]);
    assert.match(finding.why, why);
  });
}
