using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// Whatever goes in, what comes out is a spec like the ones that are here.
/// </summary>
internal sealed class ImportedSpecTests
{
    // What a document may leave open, so that a spec of it needs an answer of the user first.
    private const string NoHealthCheck = "No operation has x-health-check";

    [TestCaseSource(typeof(NastyDocuments), nameof(NastyDocuments.All))]
    public void The_check_of_specs_finds_nothing(string yaml)
    {
        var findings = SpecCheck.Run("imported.yaml", ImportSample.Run(yaml).Spec)
            .Select(finding => finding.Text)
            .Where(text => !text.StartsWith(NoHealthCheck, StringComparison.Ordinal));

        Assert.That(findings, Is.Empty);
    }

    [TestCaseSource(typeof(NastyDocuments), nameof(NastyDocuments.All))]
    public void The_provenance_is_complete_and_nothing_more(string yaml)
    {
        var result = ImportSample.Run(yaml);

        Assert.That(new ProvenanceDocument(YamlFile.Parse(result.Provenance)).ProblemsFor(new ParsedSpec("vendor", YamlFile.Parse(result.Spec))), Is.Empty);
    }

    [TestCaseSource(typeof(NastyDocuments), nameof(NastyDocuments.All))]
    public void Everything_is_described(string yaml)
    {
        Assert.That(DescriptionCheck.Problems(new ParsedSpec("vendor", YamlFile.Parse(ImportSample.Run(yaml).Spec))), Is.Empty);
    }

    [TestCaseSource(typeof(NastyDocuments), nameof(NastyDocuments.All))]
    public void The_same_document_gives_the_same_text(string yaml)
    {
        var once = ImportSample.Run(yaml);
        var again = ImportSample.Run(yaml);

        Assert.That((again.Spec, again.Provenance), Is.EqualTo((once.Spec, once.Provenance)));
    }

    [TestCaseSource(typeof(NastyDocuments), nameof(NastyDocuments.All))]
    public void What_was_imported_can_be_imported_again(string yaml)
    {
        var once = ImportSample.Run(yaml);

        Assert.That(ImportSample.Run(once.Spec).Report.Operations, Is.EqualTo(once.Report.Operations));
    }

    [TestCase("humanloop")]
    [TestCase("orq")]
    [TestCase("portal")]
    [TestCase("whylabs")]
    public void A_spec_of_ours_can_be_imported(string provider)
    {
        var imported = ImportSample.Run(SourceTree.Read($"specs/{provider}/openapi.yaml"));

        Assert.That(imported.Report.Operations, Is.EqualTo(CommittedSpecs.Of(provider).Operations.Count));
    }

    [Test]
    public void A_value_that_yaml_reads_as_another_type_is_quoted()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string, enum: ['null', 'no', '1e3', '~', 'a: b', ' a ', '#']}"));

        Assert.That(
            spec["components"]!["schemas"]!["ThingValue"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()),
            Is.EqualTo(new[] { "null", "no", "1e3", "~", "a: b", " a ", "#" }));
    }

    [Test]
    public void The_source_is_told_by_its_hash()
    {
        var provenance = YamlFile.Parse(ImportSample.Run(ImportSample.Reading("{type: string}")).Provenance);

        Assert.That(provenance["sources"]!["document"]!["commit"]!.ToString(), Does.Match("^sha256:[0-9a-f]{64}$"));
    }

    [Test]
    public void The_request_can_be_read_from_the_provenance()
    {
        var request = new ImportRequest
        {
            Tags = ["a: b"],
            Paths = ["/things/*"],
            Pagination = [PaginationAnswer.Parse("none")],
            Security = SecurityAnswer.Parse("header:X-Key"),
            HealthCheck = "none",
            BaseAddress = "https://other.test",
        };
        var provenance = ImportSample.Run(ImportSample.Reading("{type: string}").Replace("operationId: getThing", "operationId: getThing\n      tags: ['a: b']", StringComparison.Ordinal), request).Provenance;

        Assert.That(ImportRequest.Read(provenance).Write().ToJsonString(), Is.EqualTo(request.Write().ToJsonString()));
    }

    [Test]
    public void Only_what_was_asked_for_is_taken()
    {
        var document = ImportSample.Document(
            "/a:\n  get: {operationId: a, tags: [One], responses: {'200': {description: Ok}}}\n/b/c:\n  get: {operationId: b, tags: [Two], responses: {'200': {description: Ok}}}\n/b/d:\n  get: {operationId: d, responses: {'200': {description: Ok}}}");

        Assert.That(Paths(document, new ImportRequest { Tags = ["One"] }), Is.EqualTo("/a"));
        Assert.That(Paths(document, new ImportRequest { Paths = ["/b/*"] }), Is.EqualTo("/b/c, /b/d"));
        Assert.That(Paths(document, new ImportRequest { Tags = ["One"], Paths = ["/b/d"] }), Is.EqualTo("/a, /b/d"));
    }

    private static string Paths(string document, ImportRequest request) =>
        string.Join(", ", ImportSample.Spec(document, request)["paths"]!.AsObject().Select(path => path.Key));
}
