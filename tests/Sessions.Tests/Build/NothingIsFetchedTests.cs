using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import;
using Sessions.Build.Processes;
using Sessions.Build.Scaffold;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

/// <summary>
/// Whatever address or path a document names, nobody connects to it and nobody reads it: shown with a port that listens and a file that has
/// a name which nothing else has.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class NothingIsFetchedTests : IDisposable
{
    private const string Stolen = "stolen_from_outside";

    private readonly CountingListener _listener = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public NothingIsFetchedTests() => _file = _folder.Write("secret.json", $$"""{ "type": "object", "properties": { "{{Stolen}}": { "type": "string" } }, "components": { "schemas": { "A": { "type": "object", "properties": { "{{Stolen}}": {} } } } } }""");

    // What the check says of every document here, since none is one of ours.
    private static readonly string[] Harmless =
    [
        "No operation has x-health-check: mark a harmless one that takes the credential, or write x-health-check: none at the root.",
        "This operation has no x-csharp-name.",
    ];

    private static IEnumerable<string> All => OutboundReferences.Followed.Keys.Concat(OutboundReferences.Named.Keys);

    private static IEnumerable<string> Followed => OutboundReferences.Followed.Keys;

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    [TestCaseSource(nameof(All))]
    public async Task An_add_fetches_nothing(string place)
    {
        foreach (var spelling in OutboundReferences.Spellings)
        {
            Assert.That(await AddAsync(Document(place, spelling)), Does.Not.Contain(Stolen), spelling);
        }

        Assert.That(_listener.Connections, Is.Zero);
    }

    [TestCaseSource(nameof(All))]
    public async Task An_add_of_a_document_in_our_dialect_fetches_nothing(string place)
    {
        foreach (var spelling in OutboundReferences.Spellings)
        {
            Assert.That(await AddAsync(Document(place, spelling).Replace("operationId: a", "operationId: a\n      x-csharp-name: A", StringComparison.Ordinal)), Does.Not.Contain(Stolen), spelling);
        }

        Assert.That(_listener.Connections, Is.Zero);
    }

    [TestCaseSource(nameof(All))]
    public async Task A_comparison_fetches_nothing(string place)
    {
        foreach (var spelling in OutboundReferences.Spellings)
        {
            Assert.That(await CompareAsync(Document(place, spelling)), Does.Not.Contain(Stolen), spelling);
        }

        Assert.That(_listener.Connections, Is.Zero);
    }

    [TestCaseSource(nameof(Followed))]
    public void A_spec_that_leads_outside_is_refused_before_it_is_generated(string place)
    {
        foreach (var spelling in OutboundReferences.Spellings)
        {
            var findings = SpecCheck.Run("openapi.yaml", Document(place, spelling)).Select(finding => finding.Text);
            Assert.That(findings.Except(Harmless), Is.Not.Empty, spelling);
        }
    }

    // A spec that was edited by hand goes to the generator without a verb, as a build does it.
    [TestCase("$ref of a schema", "http://{0}/a.json")]
    [TestCase("$ref of a schema", "{1}")]
    [TestCase("$ref with escapes", "http://{0}/a.json")]
    [TestCase("$ref with a tag", "http://{0}/a.json")]
    [TestCase("$ref of a response", "http://{0}/a.json")]
    [TestCase("mapping of a discriminator", "http://{0}/a.json")]
    [TestCase("mapping in block style", "{1}")]
    public async Task A_build_fetches_nothing(string place, string spelling)
    {
        using var clone = new ClonedInputs(Repository.Find(AppContext.BaseDirectory), "Orq");

        var written = await GenerateAsync(clone, Document(place, spelling));

        Assert.That(written, Does.Not.Contain(Stolen).And.Contain("leads out of the document and is not followed; bundle the spec into one file."));
        Assert.That(_listener.Connections, Is.Zero);
    }

    [Test]
    public async Task The_generator_alone_would_fetch_it()
    {
        var document = _folder.Write("openapi.yaml", Document("$ref of a schema", "http://{0}/a.json"));
        var configuration = _folder.Write(
            "nswag.json", $$"""{ "runtime": "Net100", "documentGenerator": { "fromDocument": { "url": "{{document.Replace('\\', '/')}}", "output": "out.json" } }, "codeGenerators": {} }""");

        await ChildProcess.RunAsync(ChildProcess.DotNet, [await GeneratorAsync(), "run", configuration], _folder.Path, environment: null, CancellationToken.None);

        Assert.That(_listener.Connections, Is.Positive);
    }

    private static Task<string> GeneratorAsync() => new GenerateStep(new Repository(SourceTree.Root)).RestoreAsync(CancellationToken.None);

    private string Document(string place, string spelling)
    {
        var document = OutboundReferences.Followed.GetValueOrDefault(place) ?? OutboundReferences.Named[place];
        var target = spelling.Replace("{0}", _listener.Authority, StringComparison.Ordinal).Replace("{1}", _file.Replace('\\', '/'), StringComparison.Ordinal);
        return document.Replace("{0}", target, StringComparison.Ordinal);
    }

    private async Task<string> AddAsync(string document)
    {
        var file = _folder.Write("vendor.yaml", document);
        try
        {
            var source = await new DocumentSpecSource().ReadAsync("Acme", file, new ImportRequest { HealthCheck = document.Contains("x-csharp-name", StringComparison.Ordinal) ? null : "none" }, CancellationToken.None);
            return source.Spec + source.Provenance;
        }
        catch (BuildFailure failure)
        {
            return string.Join('\n', failure.Details.Prepend(failure.Message));
        }
    }

    private async Task<string> CompareAsync(string document)
    {
        var file = _folder.Write("vendor.yaml", document);
        try
        {
            var spec = await SpecFileReader.ReadFileAsync(file, "vendor.yaml", CancellationToken.None);
            var other = SpecFileReader.Read("other.yaml", "openapi: 3.0.3\npaths: {/a: {get: {operationId: a, responses: {}}}}"u8.ToArray(), CancellationToken.None);
            return string.Join('\n', SpecComparison.Run(spec, other, CancellationToken.None));
        }
        catch (BuildFailure failure)
        {
            return failure.Message;
        }
    }

    private static async Task<string> GenerateAsync(ClonedInputs clone, string document)
    {
        clone.Write("specs/orq/openapi.yaml", document);
        clone.Write("build/Generator/Sessions.Generator.csproj", $"""<Project><Target Name="Restore" /><Target Name="GetNSwag" Returns="{await GeneratorAsync()}" /></Project>""");
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", Path.Combine(clone.Root, "build", "NSwag.Provider.targets"), "-t:RunNSwag", "-p:NSwagProvider=Orq", "-nologo"],
            clone.Root,
            environment: null,
            CancellationToken.None);
        return string.Join('\n', result.Lines);
    }
}
