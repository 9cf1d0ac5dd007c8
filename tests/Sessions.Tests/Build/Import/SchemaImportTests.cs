namespace Sessions.Tests.Build.Import;

/// <summary>
/// What becomes of each form that a schema can have.
/// </summary>
internal sealed class SchemaImportTests
{
    [TestCase("{type: [string, 'null']}", """{"type":"string","nullable":true}""")]
    [TestCase("{anyOf: [{type: string}, {type: 'null'}]}", """{"type":"string","nullable":true}""")]
    [TestCase("{oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}", """{"allOf":[{"$ref":"#/components/schemas/Other"}],"nullable":true}""")]
    [TestCase("{$ref: '#/components/schemas/Other', description: Here.}", """{"allOf":[{"$ref":"#/components/schemas/Other"}]}""")]
    [TestCase("{type: integer, exclusiveMinimum: 3}", """{"type":"integer","format":"int64","minimum":3,"exclusiveMinimum":true}""")]
    [TestCase("{type: number, exclusiveMaximum: 1.5}", """{"type":"number","format":"double","maximum":1.5,"exclusiveMaximum":true}""")]
    [TestCase("{type: string, contentEncoding: base64}", """{"type":"string","format":"byte"}""")]
    [TestCase("{type: string, examples: [one, two]}", """{"type":"string","example":"one"}""")]
    [TestCase("{type: string, default: one}", """{"type":"string","default":"one"}""")]
    [TestCase("{type: array}", """{"type":"array","items":{}}""")]
    [TestCase("{}", "{}")]
    [TestCase("true", "{}")]
    [TestCase("{type: object}", """{"type":"object","additionalProperties":true}""")]
    [TestCase("{type: object, additionalProperties: {type: boolean}}", """{"type":"object","additionalProperties":{"type":"boolean"}}""")]
    [TestCase("{type: [integer, number]}", """{"type":"number","format":"double"}""")]
    [TestCase("{anyOf: [{type: string}, {type: string, enum: [a]}]}", """{"type":"string"}""")]
    [TestCase("{enum: [true, false]}", """{"type":"boolean"}""")]
    [TestCase("{type: string, pattern: '^[a-z]{2}$'}", """{"type":"string","pattern":"^[a-z]{2}$"}""")]
    public void A_schema_of_3_1_is_said_in_the_words_of_3_0(string schema, string member)
    {
        var document = ImportSample.Reading(schema, "  Other: {type: object, properties: {a: {type: string}}}", "3.1.0");

        Assert.That(ImportSample.Member(document), Is.EqualTo(member));
    }

    [TestCase("{type: [string, integer]}", "{}", "several types")]
    [TestCase("{oneOf: [{type: string}, {type: integer}]}", "{}", "union")]
    [TestCase("{type: integer, enum: [1, 2]}", """{"type":"integer","format":"int64"}""", "enumeration of numbers")]
    [TestCase("{type: string, format: uuid}", """{"type":"string"}""", "format uuid")]
    [TestCase("{type: string, not: {const: a}}", """{"type":"string"}""", "not")]
    [TestCase("{type: object, patternProperties: {'^x': {type: string}}}", """{"type":"object","additionalProperties":true}""", "patternProperties")]
    [TestCase("{type: array, prefixItems: [{type: string}]}", """{"type":"array","items":{}}""", "prefixItems")]
    [TestCase("{type: object, unevaluatedProperties: false}", """{"type":"object","additionalProperties":true}""", "unevaluatedProperties")]
    [TestCase("{$dynamicRef: '#node'}", "{}", "$dynamicRef")]
    [TestCase("{type: string, if: {const: a}, then: {minLength: 1}}", """{"type":"string"}""", "then")]
    [TestCase("{type: string, pattern: '(?<=a)b'}", """{"type":"string"}""", "pattern")]
    [TestCase("{type: number, maximum: 1.0e+300}", """{"type":"number","format":"double"}""", "maximum")]
    [TestCase("{type: string, example: 5}", """{"type":"string"}""", "example")]
    [TestCase("{type: array, items: {type: [integer, 'null']}}", """{"type":"array","items":{"type":"integer","format":"int64"}}""", "null in a list")]
    [TestCase("false", "{}", "false schema")]
    [TestCase("{type: string, newKeyword: 1}", """{"type":"string"}""", "newKeyword")]
    public void What_a_spec_can_t_say_is_reported_with_its_line(string schema, string member, string subject)
    {
        var document = ImportSample.Reading(schema, version: "3.1.0");

        Assert.That(ImportSample.Member(document), Is.EqualTo(member));
        Assert.That(
            ImportSample.Run(document).Report.Losses.Where(loss => loss.Subject == subject).Select(loss => (loss.Place.File, loss.Place.Line)),
            Is.EqualTo(new[] { ("vendor.yaml", 18) }));
    }

    [Test]
    public void A_constant_is_an_enumeration_of_one()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{const: list}", version: "3.1.0"));

        Assert.That(spec["components"]!["schemas"]!["ThingValue"]!["enum"]!.ToJsonString(), Is.EqualTo("""["list"]"""));
    }

    [Test]
    public void A_chain_of_allOf_becomes_one_class()
    {
        const string Schemas =
            """
              A: {type: object, required: [a], properties: {a: {type: string}}}
              B: {allOf: [{$ref: '#/components/schemas/A'}, {required: [b], properties: {b: {type: string}}}]}
            """;
        var spec = ImportSample.Spec(ImportSample.Reading("{$ref: '#/components/schemas/C'}", Schemas + "\n  C: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {c: {type: string}}}]}"));

        Assert.That(spec["components"]!["schemas"]!.AsObject().Select(schema => schema.Key), Is.EqualTo(new[] { "Thing", "C" }));
        Assert.That(spec["components"]!["schemas"]!["C"]!["required"]!.ToJsonString(), Is.EqualTo("""["a","b"]"""));
        Assert.That(spec["components"]!["schemas"]!["C"]!["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void The_shapes_of_a_union_become_one_class_in_which_only_what_all_demand_is_demanded()
    {
        const string Schemas =
            """
              Cat: {type: object, required: [kind, lives], properties: {kind: {type: string, enum: [cat]}, lives: {type: integer}}}
              Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
            """;
        var spec = ImportSample.Spec(ImportSample.Reading(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}", Schemas));
        var union = spec["components"]!["schemas"]!["ThingValue"]!;

        Assert.That(union["required"]!.ToJsonString(), Is.EqualTo("""["kind"]"""));
        Assert.That(spec["components"]!["schemas"]!["ThingValueKind"]!["enum"]!.ToJsonString(), Is.EqualTo("""["cat","dog"]"""));
    }

    [TestCase("  Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}", "Thing, Tree")]
    [TestCase("  Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}", "Thing")]
    [TestCase("  Tree: {anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Tree'}}]}", "Thing")]
    [TestCase("  Tree: {allOf: [{$ref: '#/components/schemas/Tree'}], properties: {a: {type: string}}}", "Thing, Tree")]
    [TestCase("  Tree: {oneOf: [{$ref: '#/components/schemas/Tree'}, {type: string}]}", "Thing")]
    public void A_schema_that_holds_itself_is_taken_to_its_end(string schemas, string names)
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{$ref: '#/components/schemas/Tree'}", schemas));

        Assert.That(string.Join(", ", spec["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)), Is.EqualTo(names));
    }

    [Test]
    public void Nothing_is_taken_that_no_operation_reaches()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string}", "  Other: {type: object, properties: {a: {type: string}}}"));

        Assert.That(spec["components"]!["schemas"]!.AsObject().Select(schema => schema.Key), Is.EqualTo(new[] { "Thing" }));
    }

    [Test]
    public void A_member_without_a_description_is_described_by_its_name()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string}").Replace("value:", "created_at:", StringComparison.Ordinal));

        Assert.That(spec["components"]!["schemas"]!["Thing"]!["properties"]!["created_at"]!["description"]!.ToString(), Is.EqualTo("Created at."));
    }

    [Test]
    public void A_description_loses_its_markup()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("""{type: string, description: 'See [the **guide**](https://a.test/b) &amp; `x` <br/>"now" if a < 5'}"""));

        Assert.That(
            spec["components"]!["schemas"]!["Thing"]!["properties"]!["value"]!["description"]!.ToString(),
            Is.EqualTo("See the guide and x 'now' if a ‹ 5."));
    }
}
