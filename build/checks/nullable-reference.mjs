// OpenAPI 3.0 says a nullable reference as `nullable: true` beside an `allOf` of the one reference. The validator of
// examples refuses `nullable` without `type`, so before the lint each of them is rewritten to a form of equal meaning.
// Only the document in memory changes.

const isNullableReference = (schema) =>
  schema.nullable === true &&
  schema.type === undefined &&
  Array.isArray(schema.allOf) &&
  schema.allOf.length === 1 &&
  typeof schema.allOf[0].$ref === 'string';

const spellOut = () => ({
  Schema: {
    enter(schema) {
      if (isNullableReference(schema)) {
        schema.anyOf = [schema.allOf[0], { type: 'string', nullable: true, enum: [null] }];
        delete schema.allOf;
        delete schema.nullable;
      }
    },
  },
});

export default () => ({
  id: 'nullable-reference',
  preprocessors: { oas3: { 'spell-out': spellOut } },
});
