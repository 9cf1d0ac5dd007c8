import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Schemas } from './schemas.mjs';

const document = {
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string' },
          secret: { type: 'string', writeOnly: true },
          kind: { nullable: true, allOf: [{ $ref: '#/components/schemas/Kind' }] },
          size: { type: 'integer', format: 'int64', nullable: true },
          made: { type: 'string', format: 'date-time' },
          anything: {},
        },
      },
      Kind: { type: 'string', enum: ['a', 'b'] },
      Left: { type: 'object', required: ['left'], properties: { left: { type: 'string' } } },
      Right: { type: 'object', required: ['right'], properties: { right: { type: 'number' } } },
      Either: { anyOf: [{ oneOf: [{ $ref: '#/components/schemas/Left' }, { $ref: '#/components/schemas/Right' }] }] },
      Map: { type: 'object', additionalProperties: { type: 'string' } },
      Imported: {
        type: 'object',
        properties: {
          rate: { type: 'number', format: 'double', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false, multipleOf: 0.25, 'x-csharp-name': 'Rate' },
          file: { type: 'string', format: 'byte' },
          secret: { type: 'string', format: 'password' },
        },
      },
      Open: { type: 'object', additionalProperties: true, properties: { a: { type: 'string' } } },
    },
  },
};
const reference = (name) => ({ $ref: `#/components/schemas/${name}` });
const response = new Schemas(document, 'response');
const request = new Schemas(document, 'request');
const thing = { id: '1', name: 'n' };

for (const [name, value] of [
  ['Thing', thing],
  ['Thing', { ...thing, kind: null, size: null, anything: { a: [null] } }],
  ['Thing', { ...thing, kind: 'a', size: 9007199254740992, made: '2025-04-20T12:00:00.123456+02:00' }],
  ['Either', { left: 'l' }],
  ['Either', { right: 1 }],
  ['Map', { x: 'y' }],
  ['Imported', { rate: 1, file: 'YQ==', secret: 's' }],
  ['Open', { a: 'b', c: 1 }],
]) {
  test(`a response that fits ${name}: ${JSON.stringify(value)}`, () => assert.equal(response.check(reference(name), value), null));
}

for (const [name, value, place, why] of [
  ['Thing', { id: '1' }, '/', /required property 'name'/],
  ['Thing', { ...thing, name: null }, '/name', /must be string/],
  ['Thing', { ...thing, nmae: 'x' }, '/', /nmae/],
  ['Thing', { ...thing, secret: 's' }, '/secret', /must not be there/],
  ['Thing', { ...thing, kind: 'c' }, '/kind', /a, b/],
  ['Thing', { ...thing, size: 1.5 }, '/size', /integer/],
  ['Thing', { ...thing, size: 1e19 }, '/size', /int64/],
  ['Thing', { ...thing, made: '2025-04-20T12:00:00' }, '/made', /date-time/],
  ['Either', { left: 'l', right: 1 }, '/', /exactly one/],
  ['Either', { left: 'l', other: 1 }, '/', /other/],
  ['Map', { x: 1 }, '/x', /must be string/],
  ['Imported', { rate: 0 }, '/rate', /> 0/],
  ['Imported', { rate: 1.25 }, '/rate', /<= 1/],
  ['Imported', { rate: 0.3 }, '/rate', /multiple of 0.25/],
  ['Imported', { file: 'a' }, '/file', /byte/],
  ['Open', { a: 1 }, '/a', /must be string/],
]) {
  test(`a response that does not fit ${name}: ${JSON.stringify(value)}`, () => {
    const wrong = response.check(reference(name), value);
    assert.equal(wrong?.place, place);
    assert.match(wrong.why, why);
  });
}

test('a request needs no read-only member, and may have write-only ones', () => {
  assert.equal(request.check(reference('Thing'), { name: 'n', secret: 's' }), null);
});

test('a request must not have a read-only member', () => {
  assert.equal(request.check(reference('Thing'), { name: 'n', id: '1' }).place, '/id');
});

for (const [what, schema] of [
  ['keyword', { type: 'string', discriminator: {} }],
  ['extension', { type: 'string', 'x-new': true }],
  ['format', { type: 'string', format: 'colour' }],
  ['neighbour of a reference', { $ref: '#/components/schemas/Kind', nullable: true }],
  ['reference', { $ref: '#/components/schemas/Nothing' }],
]) {
  test(`a ${what} that is not known is an error, not passed over`, () => assert.throws(() => response.check(schema, 'x')));
}
