using System.Text.Json.Nodes;
using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Import;
using Sessions.Build.Import.Operations;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// Which operation becomes the health check of an imported document.
/// </summary>
internal sealed class HealthCallChoiceTests
{
    private const string Id = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";
    private const string Ok = "'200': {description: Ok, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}";
    private const string NotFound = "'404': {description: None, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}";

    private const string Me = $"/me:\n  get: {{operationId: getMe, responses: {{{Ok}}}}}\n";
    private const string Thing = $"/things/{{id}}:\n  get: {{operationId: getThing, {Id}, responses: {{{Ok}}}}}\n";
    private const string ThingWithNotFound = $"/things/{{id}}:\n  get: {{operationId: getThing, {Id}, responses: {{{Ok}, {NotFound}}}}}\n";
    private const string Search =
        $"/search:\n  post: {{operationId: search, requestBody: {{content: {{application/json: {{schema: {{type: object, required: [text], properties: {{text: {{type: string, example: x}}}}}}}}}}}}, responses: {{{Ok}}}}}\n";

    private const string Open = $"/open:\n  get: {{operationId: getOpen, security: [], responses: {{{Ok}}}}}\n";

    private const string OpenSearch = $"/open:\n  post: {{operationId: search, security: [], requestBody: {{content: {{application/json: {{schema: {{type: object}}}}}}}}, responses: {{{Ok}}}}}\n";

    private static readonly TestCaseData[] Choices =
    [
        new(Thing + Me, null, "/me", "get", "{}") { TestName = "{m}(a GET without arguments)" },
        new(Open, null, "/open", "get", "{}") { TestName = "{m}(the address alone where nothing takes a credential)" },
        new(ThingWithNotFound + Search, null, "/things/{id}", "get", """{"arguments":{"id":"health-check"},"answers":["404"]}""") { TestName = "{m}(a GET of what does not exist)" },
        new(Me + ThingWithNotFound, "getThing", "/things/{id}", "get", """{"arguments":{"id":"health-check"},"answers":["404"]}""") { TestName = "{m}(the one that was named)" },
        new(Thing + Search, "Search", "/search", "post", """{"body":"{\"text\":\"x\"}"}""") { TestName = "{m}(a POST that was named, with the least body)" },
    ];

    [TestCaseSource(nameof(Choices))]
    public void The_health_check_is(string paths, string? answer, string path, string method, string mark)
    {
        var spec = Import(paths, answer);

        Assert.That(JsonNode.DeepEquals(spec["paths"]![path]![method]!["x-health-check"], JsonNode.Parse(mark)), spec["paths"]!.ToJsonString());
        Assert.That(spec["paths"]![path]![method]!["x-retry-safe"]!.ToString(), Is.EqualTo("true"));
    }

    [TestCase(Thing + Search, "takes the credential and changes nothing")]
    [TestCase(Open + Thing, "takes the credential and changes nothing")]
    [TestCase(OpenSearch, "changes nothing")]
    public void What_can_not_be_told_is_asked(string paths, string wanted)
    {
        var question = ImportSample.Run(Document(paths)).Report.Questions.Single(question => question.MustBeAnswered);

        Assert.That(question.ToString(), Is.EqualTo(
            $"health check: CheckHealthAsync needs a call that {wanted}: none that was taken is a GET without parameters, or one whose 404, 410 or 422 to made-up ones is described. Answer with --health-check <operation>, or with --health-check none for a client without that method."));
    }

    [TestCase(Open + Search, "GetOpen", "takes no credential")]
    [TestCase(Thing, "GetThing", "asks for parameters, and the document does not describe its 404, 410 or 422 to made-up ones")]
    public void What_can_not_be_a_health_check_is_refused(string paths, string answer, string why)
    {
        Assert.That(
            () => Import(paths, answer),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                $"{answer} can't be the health check, since it {why}. Name another in --health-check, or say --health-check none."));
    }

    [Test]
    public void A_client_without_a_health_check_says_so_in_its_spec()
    {
        var spec = ImportSample.Run(Document(Thing), new ImportRequest { HealthCheck = HealthCallChoice.None }).Spec;

        Assert.That(SpecCheck.Run("imported.yaml", spec), Is.Empty);
        Assert.That(spec, Does.Contain("\nx-health-check: none\n"));
    }

    private static JsonObject Import(string paths, string? answer) => ImportSample.Spec(Document(paths), new ImportRequest { HealthCheck = answer });

    private static string Document(string paths) =>
        ImportSample.Document(paths.TrimEnd(), "schemas:\n  Problem: {type: object, properties: {message: {type: string}}}");
}
