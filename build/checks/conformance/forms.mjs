// Reads bodies of the type application/x-www-form-urlencoded by the schema and the encoding of their media type, as OpenAPI 3.0 has it.

import { text as utf8 } from './messages.mjs';
import { UnsupportedDocument } from './operations.mjs';

const DELIMITERS = { form: ',', spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * The object that a form stands for.
 * @param scalar Makes a value of a text and its type.
 * @returns { value }, or { why } it can't be read.
 */
export function readForm(bytes, media, schemas, scalar) {
  const content = utf8(bytes);
  const pairs = (content ?? '').split('&').filter((pair) => pair !== '').map((pair) => pair.replaceAll('+', ' ').split(/=(.*)/s).slice(0, 2).map(decode));
  if (content === null || pairs.flat().includes(null)) {
    return { why: 'is not percent-encoded UTF-8' };
  }

  const form = shapeOf(media.schema, schemas);
  const fields = new Map();
  for (const [name, value = ''] of pairs) {
    const base = name.split('[')[0];
    const key = media.encoding?.[base]?.style === 'deepObject' ? base : name;
    fields.set(key, [...(fields.get(key) ?? []), [name, value]]);
  }

  const reader = new FormReader(schemas, scalar);
  const value = {};
  for (const [name, found] of fields) {
    value[name] = reader.member(found, media.encoding?.[name] ?? {}, memberOf(form, name));
  }

  return { value };
}

function decode(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

// What a schema and the parts of its compositions say together.
function shapeOf(schema, schemas) {
  const own = schemas.resolve(schema ?? {});
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((list) => own[list] ?? []).map((part) => shapeOf(part, schemas));
  const first = (find) => [own, ...parts].map(find).find((found) => found !== undefined);
  return {
    type: first((part) => part.type),
    items: first((part) => part.items),
    others: first((part) => part.others ?? part.additionalProperties),
    properties: Object.assign({}, ...parts.map((part) => part.properties), own.properties),
    nullable: own.nullable === true,
  };
}

function memberOf(shape, name) {
  return shape.properties[name] ?? (typeof shape.others === 'object' ? shape.others : {});
}

class FormReader {
  #schemas;
  #scalar;

  constructor(schemas, scalar) {
    this.#schemas = schemas;
    this.#scalar = scalar;
  }

  member(fields, encoding, schema) {
    const shape = shapeOf(schema, this.#schemas);
    const style = encoding.style ?? 'form';
    if (style === 'deepObject') {
      return this.#deep(treeOf(fields), schema);
    }

    const texts = fields.map(([, text]) => text);
    if (texts.length === 1 && texts[0] === '') {
      return this.#empty(shape);
    }

    if (encoding.contentType !== undefined) {
      if (encoding.contentType !== 'application/json') {
        throw new UnsupportedDocument(`A member of a form as ${encoding.contentType} is not known to this check.`);
      }

      return parsed(texts.at(-1));
    }

    if (DELIMITERS[style] === undefined) {
      throw new UnsupportedDocument(`The style ${style} of a form is not known to this check.`);
    }

    if (shape.type !== 'array') {
      return texts.length === 1 ? this.#single(texts[0], shape) : texts;
    }

    const items = (encoding.explode ?? style === 'form') ? texts : texts.flatMap((text) => text.split(DELIMITERS[style]));
    return items.map((item) => this.#single(item, shapeOf(shape.items, this.#schemas)));
  }

  #single(text, shape) {
    return shape.type === 'object' || shape.type === 'array' ? parsed(text) : this.#scalar(text, shape);
  }

  #empty(shape) {
    return shape.nullable ? null : shape.type === 'array' ? [] : shape.type === 'object' ? {} : '';
  }

  #deep(tree, schema) {
    const shape = shapeOf(schema, this.#schemas);
    if (typeof tree === 'string') {
      return tree === '' ? this.#empty(shape) : this.#single(tree, shape);
    }

    const names = [...tree.keys()];
    const isList = names.every((_, index) => tree.has(`${index}`));
    return isList && shape.type !== 'object'
      ? names.map((_, index) => this.#deep(tree.get(`${index}`), shape.items))
      : Object.fromEntries(names.map((name) => [name, this.#deep(tree.get(name), memberOf(shape, name))]));
  }
}

// a[b][0]=c as maps in maps; the text itself when there are no brackets.
function treeOf(fields) {
  const root = new Map();
  for (const [name, text] of fields) {
    const steps = ['', ...[...name.matchAll(/\[([^[\]]*)\]/g)].map((step) => step[1])];
    let owner = root;
    for (const step of steps.slice(0, -1)) {
      if (!(owner.get(step) instanceof Map)) {
        owner.set(step, new Map());
      }

      owner = owner.get(step);
    }

    owner.set(steps.at(-1), text);
  }

  return root.get('');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
