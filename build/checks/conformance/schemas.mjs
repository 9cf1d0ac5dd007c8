// Turns the schemas of an OpenAPI 3.0 document into JSON Schema 2019-09 and compiles them with ajv. A keyword or a format that is not known
// here is an error: what is not understood can't be checked.

import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

const MAPS = ['properties'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const LIMITS = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' };
const AS_THEY_ARE = ['enum', 'pattern', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems'];

// What says nothing about the value on the wire.
const WITHOUT_EFFECT = [
  'title', 'description', 'example', 'default', 'deprecated',
  'x-document-section', 'x-csharp-abstract', 'x-csharp-base', 'x-csharp-handwritten', 'x-csharp-name', 'x-csharp-names', 'x-csharp-omit', 'x-csharp-value',
];

const COMPONENT = /^#\/components\/schemas\/([A-Za-z0-9_.-]+)$/;
// JavaScript reads the largest 64-bit integers as this very number.
const INT64 = 2 ** 63;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** A schema that a check of the document itself should have refused. */
export class UnsupportedSchema extends Error {}

/**
 * The schemas of a document, for one direction.
 * @param document The OpenAPI document.
 * @param direction 'request' or 'response': which of readOnly and writeOnly properties may be there.
 */
export class Schemas {
  #document;
  #forbidden;
  #ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false, verbose: false });
  #compiled = new Map();

  constructor(document, direction) {
    this.#document = document;
    this.#forbidden = direction === 'request' ? 'readOnly' : 'writeOnly';
    addFormats(this.#ajv, ['date-time']);
    this.#ajv.addFormat('int64', { type: 'number', validate: (value) => Number.isInteger(value) && Math.abs(value) <= INT64 });
    this.#ajv.addFormat('ulid', ULID);
    this.#ajv.addFormat('binary', true);
    this.#ajv.addFormat('byte', BASE64);
    this.#ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
    this.#ajv.addFormat('password', true);
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      const schema = document.components.schemas[name];
      this.#ajv.addSchema(this.#convert(schema, true), name);
      this.#ajv.addSchema(this.#convert(schema, false), `${name}.part`);
    }
  }

  /**
   * Checks a value.
   * @returns What is wrong, as { place, why } with a JSON pointer into the value; null when nothing is.
   */
  check(schema, value) {
    if (!this.#compiled.has(schema)) {
      this.#compiled.set(schema, this.#ajv.compile(this.#convert(schema, true)));
    }

    const validate = this.#compiled.get(schema);
    return validate(value) ? null : innermost(validate.errors);
  }

  /** The schema behind a reference, or the schema itself. */
  resolve(schema) {
    return schema.$ref === undefined ? schema : this.#component(schema.$ref);
  }

  #component(reference) {
    const found = this.#document.components.schemas[COMPONENT.exec(reference)?.[1]];
    if (found === undefined) {
      throw new UnsupportedSchema(`The reference ${reference} leads to no schema.`);
    }

    return found;
  }

  // A closed schema takes no members but those that it names, as OpenAPI itself would not demand: an undeclared member of a response is a
  // slip of the sandbox, one of a request a slip of a client. The parts of a composition stay open, the whole is closed.
  #convert(schema, closed) {
    if (schema.$ref !== undefined) {
      const [, name] = COMPONENT.exec(schema.$ref) ?? [];
      this.#component(schema.$ref);
      if (Object.keys(schema).length > 1) {
        throw new UnsupportedSchema(`Beside $ref ${schema.$ref} other keywords stand, which OpenAPI 3.0 ignores.`);
      }

      return { $ref: closed ? name : `${name}.part` };
    }

    const result = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (MAPS.includes(keyword)) {
        result[keyword] = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.#member(member)]));
      } else if (LISTS.includes(keyword)) {
        result[keyword] = value.map((part) => this.#convert(part, false));
      } else if (keyword === 'items') {
        result.items = this.#convert(value, true);
      } else if (keyword === 'additionalProperties') {
        result.additionalProperties = typeof value === 'boolean' ? value : this.#convert(value, true);
      } else if (keyword === 'required') {
        result.required = value.filter((name) => schema.properties?.[name]?.[this.#forbidden] !== true);
      } else if (keyword === 'type') {
        result.type = schema.nullable === true ? [value, 'null'] : value;
      } else if (LIMITS[keyword] !== undefined) {
        // From JSON Schema 2019-09 on, an exclusive limit is the number itself.
        result[schema[LIMITS[keyword]] === true ? LIMITS[keyword] : keyword] = value;
      } else if (keyword === 'format' || AS_THEY_ARE.includes(keyword)) {
        result[keyword] = value;
      } else if (!Object.values(LIMITS).includes(keyword) && keyword !== 'nullable' && keyword !== 'readOnly' && keyword !== 'writeOnly' && !WITHOUT_EFFECT.includes(keyword)) {
        throw new UnsupportedSchema(`The keyword ${keyword} of a schema is not known to this check.`);
      }
    }

    if (closed && this.#namesMembers(schema)) {
      result.unevaluatedProperties = false;
    }

    // A nullable reference: see nullable-reference.mjs.
    return schema.nullable === true && schema.type === undefined ? { anyOf: [{ type: 'null' }, result] } : result;
  }

  #member(schema) {
    return schema[this.#forbidden] === true ? false : this.#convert(schema, true);
  }

  // Whether a schema, its parts included, lists the members of an object and leaves no others open.
  #namesMembers(schema) {
    const resolved = this.resolve(schema);
    if (resolved.additionalProperties !== undefined) {
      return false;
    }

    return resolved.properties !== undefined || LISTS.flatMap((list) => resolved[list] ?? []).some((part) => this.#namesMembers(part));
  }
}

// Of the errors of a union those about its deepest place tell most: they are of the shape that was meant.
function innermost(errors) {
  const depth = Math.max(...errors.map((error) => error.instancePath.length));
  const deepest = errors.filter((error) => error.instancePath.length === depth);
  const reasons = deepest.filter((error) => !['anyOf', 'oneOf'].includes(error.keyword) || error.params.passingSchemas);
  return { place: deepest[0].instancePath || '/', why: [...new Set((reasons.length > 0 ? reasons : deepest).map(reasonOf))].join(', or ') };
}

function reasonOf({ keyword, message, params }) {
  const detail = params.unevaluatedProperty ?? params.additionalProperty ?? params.allowedValues?.join(', ');
  const reason = keyword === 'false schema' ? 'must not be there in this direction' : message;
  return detail === undefined ? reason : `${reason} (${detail})`;
}
