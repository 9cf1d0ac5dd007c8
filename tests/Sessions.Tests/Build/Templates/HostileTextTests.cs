using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Import;
using Sessions.Tests.Build.Import;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// A text of a document is data, whatever it is and wherever it is in the document: in generated code and in the files that <c>add</c> writes.
/// </summary>
[NonParallelizable]
internal sealed class HostileTextTests
{
    private static readonly DocumentTexts[] Texts = [DocumentTexts.Harmless, DocumentTexts.Hostile];
    private static readonly string[] Providers = ["SpecHostile", "ImportHostile"];

    private GeneratedCode? _generated;

    private GeneratedCode Code => _generated!;

    [OneTimeSetUp]
    public async Task Generate()
    {
        _generated = await GeneratedCode.CreateAsync(
            ("SpecHarmless", SpecOfTexts.Yaml(DocumentTexts.Harmless)),
            ("SpecHostile", SpecOfTexts.Yaml(DocumentTexts.Hostile)),
            ("ImportHarmless", Imported(DocumentTexts.Harmless)),
            ("ImportHostile", Imported(DocumentTexts.Hostile)));
    }

    [OneTimeTearDown]
    public void Delete() => _generated?.Dispose();

    [TestCaseSource(nameof(Texts))]
    public void The_check_of_specs_takes_the_document(object texts)
    {
        Assert.That(SpecCheck.Run("spec", SpecOfTexts.Yaml((DocumentTexts)texts)), Is.Empty);
        Assert.That(SpecCheck.Run("import", Imported((DocumentTexts)texts)), Is.Empty);
    }

    [TestCase("Client")]
    [TestCase("Contract")]
    public void A_spec_of_hostile_texts_makes_the_code_of_a_harmless_one(string part)
    {
        var harmless = CodeShape.Of(Code.Tree("SpecHarmless", part)).Select(token => token.Replace("SpecHarmless", "SpecHostile", StringComparison.Ordinal));

        Assert.That(CodeShape.Of(Code.Tree("SpecHostile", part)), Is.EqualTo(harmless));
    }

    [TestCase("Client")]
    [TestCase("Contract")]
    public void An_imported_document_of_hostile_texts_makes_the_code_of_a_harmless_one(string part)
    {
        Assert.That(
            CodeShape.Of(Code.Tree("ImportHostile", part), withNames: false),
            Is.EqualTo(CodeShape.Of(Code.Tree("ImportHarmless", part), withNames: false)));
    }

    [TestCaseSource(nameof(Providers))]
    public void The_client_compiles_and_its_documentation_is_well_formed(string provider)
    {
        Assert.That(
            Code.Compile(provider).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id is "CS1570" or "CS1587" or "CS1696"),
            Is.Empty);
    }

    [Test]
    public async Task Every_text_arrives_on_the_wire_as_it_is()
    {
        using var driver = new GeneratedClient(Code.Compile("SpecHostile", GeneratedClient.Driver));
        var sent = await driver.RunAsync(ThingJson(DocumentTexts.Hostile));

        Assert.That(sent, Is.EqualTo(ExpectedTexts.Of(DocumentTexts.Hostile)).AsCollection);
    }

    [Test]
    public void The_address_and_the_values_of_an_enumeration_are_the_ones_of_the_document()
    {
        using var driver = new GeneratedClient(Code.Compile("SpecHostile", GeneratedClient.Driver));

        Assert.That(driver.DefaultBaseAddress, Is.EqualTo("https://api.hostile.test/v1" + Attack.Text));
        Assert.That(driver.Value("Choice", "Second"), Is.EqualTo("second" + Attack.Text));
    }

    [TestCaseSource(nameof(Providers))]
    public void The_files_around_the_client_hold_texts_as_data(string provider)
    {
        var harmless = Code.Scaffold(provider.Replace("Hostile", "Harmless", StringComparison.Ordinal));
        foreach (var (path, text) in Code.Scaffold(provider).Where(file => !file.Key.StartsWith("specs/", StringComparison.Ordinal)))
        {
            var before = harmless[path.Replace("Hostile", "Harmless", StringComparison.Ordinal)];
            Assert.That(ShapeOf(path, text), Is.EqualTo(ShapeOf(path, before)), path);
        }
    }

    private static string Imported(DocumentTexts texts) => ImportSample.Run(DocumentOfTexts.Yaml(texts), new ImportRequest { HealthCheck = "none" }).Spec;

    private static string ThingJson(DocumentTexts texts) => new JsonObject
    {
        ["plain" + texts.Text] = "read",
        ["constant" + texts.Text] = "only" + texts.Text,
        ["choice" + texts.Text] = "second" + texts.Text,
    }.ToJsonString();

    private static IEnumerable<string> ShapeOf(string path, string text) => Path.GetExtension(path) switch
    {
        ".cs" => CodeShape.Of(GeneratedCode.Parse(text), withNames: false),
        ".csproj" => XDocument.Parse(text).Descendants().Select(element => $"{element.Name} {element.Attributes().Count()}"),
        ".json" => JsonDocument.Parse(text).RootElement.GetProperty("properties").GetProperty("Sessions").GetProperty("properties").EnumerateObject().First().Value.EnumerateObject().Select(member => member.Name),
        _ => text.Split('\n').Select(line => $"{line.Split(" | ").Length} {line.TrimStart('#').Length == line.Length}"),
    };
}
