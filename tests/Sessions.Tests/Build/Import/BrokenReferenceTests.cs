using Sessions.Build;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// A $ref without a target matters where an operation that was asked for leads to it.
/// </summary>
internal sealed class BrokenReferenceTests
{
    private const string Sound = "/sound:\n  get: {operationId: getSound, responses: {'200': {description: Ok}}}\n";

    [TestCase("get: {operationId: a, responses: {'200': {$ref: '#/components/responses/Gone'}}}")]
    [TestCase("get: {operationId: a, responses: {'200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Broken'}}}}}}")]
    [TestCase("get: {operationId: a, parameters: [{$ref: '#/components/parameters/Gone'}], responses: {'200': {description: Ok}}}")]
    [TestCase("post: {operationId: a, requestBody: {$ref: 'bodies.yaml#/Thing'}, responses: {'200': {description: Ok}}}")]
    [TestCase("post: {operationId: a, requestBody: {content: {application/json: {schema: {type: object}, examples: {x: {$ref: '#/components/examples/Gone'}}}}}, responses: {'200': {description: Ok}}}")]
    [TestCase("get: {operationId: a, security: [{Broken: []}], responses: {'200': {description: Ok}}}")]
    [TestCase("parameters: [{$ref: '#/components/parameters/Gone'}]\n  get: {operationId: a, responses: {'200': {description: Ok}}}")]
    [TestCase("$ref: '#/components/pathItems/Gone'")]
    public void What_leads_to_it_is_left_out_and_told(string broken)
    {
        var result = ImportSample.Run(Document($"/broken:\n  {broken}\n{Sound}"));

        Assert.That(YamlFile.Parse(result.Spec)["paths"]!.AsObject().Select(path => path.Key), Is.EqualTo(new[] { "/sound" }));
        Assert.That(result.Report.Losses.Where(loss => loss.Subject == "broken reference").Select(loss => loss.ToString()), Has.One.Matches(@"^vendor\.yaml:[0-9]+ /.*the \$ref '[^']+', which points (at nothing|into another document, which is not read)\. (The operation is|Its operations are) left out\.$"));
    }

    [TestCase("")]
    [TestCase("/broken:\n  get: {operationId: a, responses: {'200': {$ref: '#/components/responses/Gone'}}}\n")]
    [TestCase("/broken: {$ref: 'other.yaml'}\n")]
    public void What_nothing_leads_to_that_was_asked_for_may_be_broken(string broken)
    {
        var result = ImportSample.Run(Document(broken + Sound), new ImportRequest { Paths = ["/sound"] });

        Assert.That(result.Report.Losses, Is.Empty);
        Assert.That(result.Report.Operations, Is.EqualTo(1));
    }

    [Test]
    public void Where_nothing_is_left_the_refusal_tells_line_and_reference()
    {
        Assert.That(
            () => ImportSample.Run(Document("/broken:\n  get: {operationId: a, responses: {'200': {$ref: '#/components/responses/Gone'}}}")),
            Throws.TypeOf<BuildFailure>().With.Message.StartsWith("None of the 1 operations that were asked for in vendor.yaml can be taken")
                .And.Property(nameof(BuildFailure.Details)).One.EqualTo(
                    "vendor.yaml:7 /paths/~1broken/get/responses/200/$ref: GET /broken leads to the $ref '#/components/responses/Gone', which points at nothing. The operation is left out."));
    }

    [Test]
    public void A_document_of_which_no_path_can_be_read_is_refused()
    {
        Assert.That(
            () => ImportSample.Run("openapi: 3.0.3\npaths:\n  /a: {$ref: 'other.yaml'}\n"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("Nothing that was asked for in vendor.yaml can be read; what stands below tells why."));
    }

    private static string Document(string paths) => ImportSample.Document(
            paths.TrimEnd(), "schemas:\n  Broken: {type: object, properties: {a: {$ref: '#/components/schemas/Gone'}}}\n  Turning: {$ref: '#/components/schemas/Turning'}")
        .Replace("securitySchemes:", "securitySchemes:\n    Broken: {$ref: '#/components/securitySchemes/Gone'}", StringComparison.Ordinal);
}
