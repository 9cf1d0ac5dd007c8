using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// What becomes of a document that does not say which credential its operations take.
/// </summary>
internal sealed class SecurityImportTests
{
    private static readonly string Document = ImportSample.Document("/things:\n  get: {operationId: getThings, responses: {'200': {description: Ok, content: {application/json: {schema: {}}}}}}")
        .Replace("security: [{Key: []}]\n", "", StringComparison.Ordinal);

    [TestCase("bearer", """{"Bearer":{"type":"http","scheme":"bearer"}}""", "CredentialScheme.Bearer")]
    [TestCase("basic", """{"Basic":{"type":"http","scheme":"basic"}}""", "CredentialScheme.Basic")]
    [TestCase("header:X-API-Key", """{"Key":{"type":"apiKey","in":"header","name":"X-API-Key"}}""", "CredentialScheme.ApiKey(\"X-API-Key\")")]
    [TestCase("query:api_key", """{"Key":{"type":"apiKey","in":"query","name":"api_key"}}""", "CredentialScheme.QueryKey(\"api_key\")")]
    public void The_answer_is_the_credential_of_every_operation(string answer, string schemes, string expression)
    {
        var result = Run(Document, answer);
        var written = YamlFile.Parse(result.Spec)["components"]!["securitySchemes"]!.AsObject();
        written.Single().Value!.AsObject().Remove("description");

        Assert.That(written.ToJsonString(), Is.EqualTo(schemes));
        Assert.That(Facts(result).Expression, Is.EqualTo(expression));
        Assert.That(SpecCheck.Run("some.yaml", result.Spec), Is.Empty);
        Assert.That(new ProvenanceDocument(YamlFile.Parse(result.Provenance)).ProblemsFor(new ParsedSpec("vendor", YamlFile.Parse(result.Spec))), Is.Empty);
    }

    [Test]
    public void The_answer_none_is_a_client_without_a_credential()
    {
        var result = Run(Document, "none");

        Assert.That(YamlFile.Parse(result.Spec)["security"]!.ToJsonString(), Is.EqualTo("[]"));
        Assert.That(Facts(result), Has.Property(nameof(CredentialFacts.IsTaken)).False.And.Property(nameof(CredentialFacts.IsOptional)).True);
        Assert.That(SpecCheck.Run("some.yaml", result.Spec), Is.Empty);
        Assert.That(new ProvenanceDocument(YamlFile.Parse(result.Provenance)).ProblemsFor(new ParsedSpec("vendor", YamlFile.Parse(result.Spec))), Is.Empty);
    }

    [Test]
    public void Without_an_answer_the_refusal_names_the_option()
    {
        var result = ImportSample.Run(Document);

        Assert.That(() => Facts(result), Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
            "some.yaml does not say which credential its operations take; say it with --security bearer|basic|header:<name>|query:<name>|none, or, in a spec of our dialect, under security."));
    }

    [Test]
    public void An_operation_that_says_itself_what_it_takes_keeps_it()
    {
        var document = ImportSample.Document(
            "/a:\n  get: {operationId: a, security: [{Key: []}], responses: {'200': {description: Ok}}}\n/b:\n  get: {operationId: b, responses: {'200': {description: Ok}}}\n/c:\n  get: {operationId: c, security: [], responses: {'200': {description: Ok}}}")
            .Replace("security: [{Key: []}]\npaths", "paths", StringComparison.Ordinal);
        var result = Run(document, "bearer");
        var spec = YamlFile.Parse(result.Spec);

        Assert.That(
            new[] { "/a", "/b", "/c" }.Select(path => (spec["paths"]![path]!["get"]!["security"] ?? spec["security"])!.ToJsonString()),
            Is.EqualTo(new[] { """[{"Key":[]}]""", """[{"Bearer":[]}]""", "[]" }));
        Assert.That(new ProvenanceDocument(YamlFile.Parse(result.Provenance)).ProblemsFor(new ParsedSpec("vendor", spec)), Is.Empty);
    }

    [Test]
    public void An_answer_that_nothing_asks_for_is_not_used_and_told()
    {
        var result = Run(ImportSample.Reading("{type: string}"), "bearer");

        Assert.That(YamlFile.Parse(result.Spec)["security"]!.ToJsonString(), Is.EqualTo("""[{"Key":[]}]"""));
        Assert.That(result.Report.Losses.Select(loss => loss.Instead), Has.One.EqualTo("The answer to --security is not used."));
    }

    [TestCase("")]
    [TestCase("Bearer")]
    [TestCase("basic:x")]
    [TestCase("header")]
    [TestCase("header:")]
    [TestCase("header:a b")]
    [TestCase("cookie:sid")]
    [TestCase("none:")]
    public void An_answer_that_is_none_is_refused(string answer)
    {
        Assert.That(
            () => SecurityAnswer.Parse(answer),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(
                $"'{answer}' is no answer to --security; write bearer|basic|header:<name>|query:<name>|none, such as header:X-API-Key."));
    }

    private static ImportResult Run(string document, string answer) => ImportSample.Run(document, new ImportRequest { Security = SecurityAnswer.Parse(answer) });

    private static CredentialFacts Facts(ImportResult result) => CredentialFacts.Read(SpecDocument.Read("some.yaml", result.Spec, out _)!);
}
