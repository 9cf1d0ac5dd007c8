using System.Text;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// What is written differently and means the same.
/// </summary>
internal sealed class EquivalentSpecsTests
{
    [TestCase("{type: string, nullable: true}", "{type: [string, 'null']}")]
    [TestCase("{nullable: true, allOf: [{$ref: '#/components/schemas/Other'}]}", "{anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}")]
    [TestCase("{allOf: [{$ref: '#/components/schemas/Other'}], description: Words.}", "{$ref: '#/components/schemas/Other', description: Words.}")]
    [TestCase("{type: integer, minimum: 3, exclusiveMinimum: true}", "{type: integer, exclusiveMinimum: 3}")]
    [TestCase("{type: string, enum: [a]}", "{const: a}")]
    [TestCase("{type: string, nullable: true, enum: [a, null]}", "{type: [string, 'null'], enum: [a, null]}")]
    [TestCase("{type: string, format: byte}", "{type: string, contentEncoding: base64}")]
    public void A_schema_of_3_0_is_what_3_1_writes_in_another_way(string inOld, string inNew)
    {
        Assert.That(ChangedSpec.Compare(SmallSpec.Sending(inOld), SmallSpec.Sending(inNew, "3.1.0")), Is.Empty);
    }

    [TestCase("{$ref: '#/components/schemas/Text'}", "{type: string}")]
    [TestCase("{allOf: [{$ref: '#/components/schemas/Other'}]}", "{$ref: '#/components/schemas/Other'}")]
    [TestCase("{type: object, additionalProperties: true}", "{type: object}")]
    [TestCase("{type: object, additionalProperties: {}}", "{type: object}")]
    [TestCase("{type: string, enum: [a, b]}", "{enum: [b, a], type: string}")]
    [TestCase("{type: number, minimum: 1.0}", "{type: number, minimum: 1}")]
    [TestCase("{properties: {a: {type: string}}}", "{type: object, properties: {a: {type: string}}}")]
    [TestCase("{$ref: '#/components/schemas/Tree'}", "{$ref: '#/components/schemas/Tree'}")]
    public void Another_way_to_write_a_schema_is_no_difference(string one, string other)
    {
        Assert.That(ChangedSpec.Compare(SmallSpec.Reading(one), SmallSpec.Reading(other)), Is.Empty);
    }

    [TestCase("{a: {style: form, explode: true}}", "{}")]
    [TestCase("{a: {style: form}, b: {explode: true}}", "{b: {style: form}}")]
    [TestCase("{a: {style: deepObject, explode: true}}", "{a: {style: deepObject}}")]
    [TestCase("{a: {explode: false}}", "{a: {style: form, explode: false}}")]
    public void Another_way_to_write_the_encoding_of_a_form_is_no_difference(string one, string other)
    {
        Assert.That(ChangedSpec.Compare(Form(one), Form(other)), Is.Empty);
    }

    [Test]
    public void A_schema_in_line_is_the_same_wire_as_a_reference_where_names_are_not_compared()
    {
        var referring = SmallSpec.Reading("{$ref: '#/components/schemas/Other'}").Replace("x-csharp-name", "x-name", StringComparison.Ordinal);
        var inLine = SmallSpec.Reading("{type: object, properties: {a: {type: string}}}").Replace("x-csharp-name", "x-name", StringComparison.Ordinal);

        Assert.That(ChangedSpec.Compare(referring, inLine), Is.Empty);
    }

    [Test]
    public void The_name_of_a_path_parameter_is_nothing_on_the_wire()
    {
        const string Parameters = "parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {}";
        var one = SmallSpec.Of(Parameters).Replace("x-csharp-name", "x-name", StringComparison.Ordinal);
        var other = one.Replace("{id}", "{key}", StringComparison.Ordinal).Replace("name: id", "name: key", StringComparison.Ordinal);

        Assert.That(ChangedSpec.Compare(one, other), Is.Empty);
    }

    [Test]
    public void A_schema_in_line_takes_the_name_of_its_C_sharp_type()
    {
        Assert.That(
            ChangedSpec.Compare(
                SmallSpec.Reading("{$ref: '#/components/schemas/Other'}"),
                SmallSpec.Reading("{type: object, properties: {a: {type: string}}}")),
            Is.EqualTo(["Breaking csharp-type-changed GetThing response 200"]));
    }

    [Test]
    public void A_recursive_schema_is_compared_to_its_end()
    {
        Assert.That(
            ChangedSpec.Compare(
                SmallSpec.Reading("{$ref: '#/components/schemas/Tree'}"),
                SmallSpec.Reading("{$ref: '#/components/schemas/Tree'}").Replace("{children:", "{name: {type: string}, children:", StringComparison.Ordinal)),
            Is.EqualTo(["Additive member-added-optional Tree.name"]));
    }

    [Test]
    public void Parameters_of_a_path_are_those_of_its_operations()
    {
        var own = SmallSpec.Of("parameters: [{name: q, in: query, schema: {type: string}}], responses: {}");
        var shared = SmallSpec.Of("responses: {}")
            .Replace("    get:", "    parameters: [{name: q, in: query, schema: {type: string}}]\n    get:", StringComparison.Ordinal);

        Assert.That(ChangedSpec.Compare(own, shared), Is.Empty);
    }

    [Test]
    public void A_security_scheme_is_what_it_says_and_not_what_it_is_called()
    {
        Assert.That(ChangedSpec.Compare(Secured("Key"), Secured("Token")), Is.Empty);

        static string Secured(string name) => SmallSpec.Of(
            $"security: [{{{name}: []}}], responses: {{}}", components: $"  securitySchemes: {{{name}: {{type: http, scheme: bearer}}}}");
    }

    [Test]
    public void The_same_document_as_JSON_with_tabs_is_no_difference()
    {
        const string Json = "{\n\t\"openapi\": \"3.0.3\",\n\t\"info\": {\"title\": \"\\ud83d\\ude00\", \"version\": \"1\"},\n\t\"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {\"description\": \"1\"}}}}}}";
        const string Yaml = "openapi: 3.0.3\ninfo: {title: \"\U0001F600\", version: '1'}\npaths:\n  /a: {get: {responses: {'200': {description: '1'}}}}\n";

        Assert.That(ChangedSpec.Compare(Json, Yaml), Is.Empty);
    }

    [Test]
    public void A_quoted_scalar_is_a_text_whatever_it_looks_like()
    {
        Assert.That(
            ChangedSpec.Compare(SmallSpec.Sending("{type: string, enum: ['1', 'true']}"), SmallSpec.Sending("{type: string, enum: [1, true]}")),
            Is.EquivalentTo([
                "Breaking enum-value-removed GetThing request", "Breaking enum-value-removed GetThing request",
                "Additive enum-value-added GetThing request", "Additive enum-value-added GetThing request",
            ]));
    }

    [Test]
    public void Lines_of_JSON_are_known()
    {
        var file = SpecFileReader.Read(
            "a.json", Encoding.UTF8.GetBytes("{\n  \"openapi\": \"3.0.3\",\n  \"paths\": {\n    \"/a\": {}\n  }\n}"), CancellationToken.None);

        Assert.That(file.At(file.Root["paths"]!["/a"]!).ToString(), Is.EqualTo("a.json:4 /paths/~1a"));
    }

    private static string Form(string encoding) => SmallSpec.Of(
        $"requestBody: {{content: {{application/x-www-form-urlencoded: {{schema: {{type: object, properties: {{a: {{type: array, items: {{type: string}}}}}}}}, encoding: {encoding}}}}}}}, responses: {{}}");
}
