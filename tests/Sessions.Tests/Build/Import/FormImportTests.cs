using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// What becomes of URL-encoded forms.
/// </summary>
internal sealed class FormImportTests
{
    private const string List = "{type: array, items: {type: string}}";
    private const string Class = "{type: object, properties: {b: {type: string}}}";

    [Test]
    public void A_form_is_a_class_like_a_JSON_body()
    {
        var spec = ImportSample.Spec(Document("{type: object, required: [a], properties: {a: {type: integer}, c: {type: object, properties: {d: {type: string, enum: [x]}}}}}"));

        Assert.That(Media(spec)["schema"]!.ToJsonString(), Is.EqualTo("""{"$ref":"#/components/schemas/CreateThingRequest"}"""));
        Assert.That(spec["components"]!["schemas"]!.AsObject().Select(schema => schema.Key), Is.EquivalentTo(new[] { "CreateThingRequest", "CreateThingRequestC", "CreateThingRequestCD" }));
    }

    [TestCase(List, "{style: deepObject, explode: true}", """{"style":"deepObject","explode":true}""", "DeepObject")]
    [TestCase(Class, "{style: deepObject}", """{"style":"deepObject","explode":true}""", "DeepObject")]
    [TestCase("{type: object, additionalProperties: {type: string}}", "{style: deepObject}", """{"style":"deepObject","explode":true}""", "DeepObject")]
    [TestCase("{type: string}", "{style: deepObject}", null, null)]
    [TestCase(List, null, null, null)]
    [TestCase(List, "{style: form, explode: true}", null, null)]
    [TestCase(List, "{style: form, explode: false}", """{"style":"form","explode":false}""", "CommaDelimited")]
    [TestCase(List, "{explode: false}", """{"style":"form","explode":false}""", "CommaDelimited")]
    [TestCase(List, "{style: spaceDelimited}", """{"style":"spaceDelimited","explode":false}""", "SpaceDelimited")]
    [TestCase(List, "{style: pipeDelimited, explode: false}", """{"style":"pipeDelimited","explode":false}""", "PipeDelimited")]
    [TestCase(List, "{style: pipeDelimited, explode: true}", null, null)]
    [TestCase(List, "{contentType: application/json}", """{"contentType":"application/json"}""", "Json")]
    [TestCase(Class, "{contentType: application/json}", """{"contentType":"application/json"}""", "Json")]
    public void What_the_document_says_of_a_member_stands_in_the_spec_and_in_the_mark(string schema, string? encoding, string? said, string? mark)
    {
        var result = ImportSample.Run(Document($"{{type: object, properties: {{a: {schema}}}}}", encoding is null ? null : $"{{a: {encoding}}}"));
        var spec = YamlFile.Parse(result.Spec);

        Assert.That(Media(spec)["encoding"]?["a"]?.ToJsonString(), Is.EqualTo(said));
        Assert.That(spec["paths"]!["/things"]!["post"]!["x-form-styles"]?["a"]?.ToString(), Is.EqualTo(mark));
        Assert.That(result.Report.Losses.Select(loss => loss.Subject), Has.None.EqualTo("style of a form"));
    }

    [TestCase(Class, null, "is an object, and the document does not say how it is written")]
    [TestCase("{type: array, items: {type: object}}", null, "are objects or lists, for which the document says no style")]
    [TestCase("{type: array, items: {type: array, items: {}}}", "{style: pipeDelimited}", "are objects or lists, for which the style pipeDelimited has no form")]
    [TestCase(Class, "{contentType: application/xml}", "is an object, and sent as application/xml")]
    [TestCase(List, "{contentType: text/csv}", "is sent as text/csv")]
    [TestCase("{type: string}", "{contentType: application/json}", "is sent as application/json")]
    [TestCase(Class, "{style: form}", "is an object in the style form")]
    [TestCase(Class, "{style: pipeDelimited}", "is an object in the style pipeDelimited")]
    [TestCase(Class, "{style: matrix}", "has the style matrix, which OpenAPI does not know")]
    [TestCase(List, "{style: matrix}", "has the style matrix, which OpenAPI does not know")]
    public void What_a_form_can_not_say_is_told(string schema, string? encoding, string loss)
    {
        var result = ImportSample.Run(Document($"{{type: object, properties: {{a: {schema}}}}}", encoding is null ? null : $"{{a: {encoding}}}"));

        Assert.That(result.Report.Losses.Where(one => one.Subject == "style of a form").Select(one => one.What), Has.One.Contains(loss));
    }

    [TestCase("{anyOf: [{type: integer}, {type: string, enum: ['']}]}", """{"type":"integer","format":"int64","nullable":true}""")]
    [TestCase("{anyOf: [{type: string, enum: [x]}, {type: string, enum: ['']}]}", """{"allOf":[{"$ref":"#/components/schemas/CreateThingRequestA"}],"nullable":true}""")]
    [TestCase("{anyOf: [{type: array, items: {type: string}}, {enum: ['']}]}", """{"type":"array","items":{"type":"string"},"nullable":true}""")]
    public void The_empty_text_beside_something_else_is_null_in_a_form(string schema, string member)
    {
        var written = ImportSample.Spec(Document($"{{type: object, properties: {{a: {schema}}}}}"))["components"]!["schemas"]!["CreateThingRequest"]!["properties"]!["a"]!.AsObject();
        written.Remove("description");

        Assert.That(written.ToJsonString(), Is.EqualTo(member));
    }

    [Test]
    public void The_empty_text_beside_something_else_is_a_text_in_JSON()
    {
        Assert.That(ImportSample.Member(ImportSample.Reading("{anyOf: [{type: integer}, {type: string, enum: ['']}]}")), Is.EqualTo("{}"));
    }

    [TestCase("{type: object}")]
    [TestCase("{type: array, items: {type: string}}")]
    [TestCase("{type: string}")]
    [TestCase("{}")]
    public void A_form_without_members_is_an_open_class(string schema)
    {
        var spec = ImportSample.Spec(Document(schema));

        Assert.That(spec["components"]!["schemas"]!["CreateThingRequest"]!["type"]!.ToString(), Is.EqualTo("object"));
    }

    [Test]
    public void JSON_goes_before_a_form()
    {
        var spec = ImportSample.Spec(Document("{type: object}").Replace("{application/x", $"{{application/json: {{schema: {Class}}}, application/x", StringComparison.Ordinal));

        Assert.That(spec["paths"]!["/things"]!["post"]!["requestBody"]!["content"]!.AsObject().Select(type => type.Key), Is.EqualTo(new[] { "application/json" }));
    }

    private static JsonNode Media(JsonObject spec) => spec["paths"]!["/things"]!["post"]!["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!;

    private static string Document(string schema, string? encoding = null) => ImportSample.Document(
        $"/things:\n  post:\n    operationId: createThing\n    requestBody: {{required: true, content: {{application/x-www-form-urlencoded: {{schema: {schema}, encoding: {encoding ?? "{}"}}}}}}}\n    responses: {{'200': {{description: Ok}}}}");
}
