using System.Text.Json.Nodes;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// Every template writes every text of a document through the filter of its place.
/// </summary>
internal sealed class TemplateTextsTests
{
    private static IEnumerable<string> Templates =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "build/templates"), "*.liquid", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(SourceTree.Root, "build/templates"), path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Templates))]
    public void A_template_writes_no_text_without_its_filter(string name)
    {
        var outputs = TemplateOutput.Read(name, SourceTree.Read($"build/templates/{name}"));

        Assert.That(outputs.Where(output => output.Problem is not null), Is.Empty);
    }

    [TestCase("request_.AddQuery(\"{{ parameter.Name }}\", id);")]
    [TestCase("request_.AddQuery(\"{{ parameter.Name | literal }}\", id);")]
    [TestCase("/// <summary>{{ operation.Path }}</summary>")]
    [TestCase("Timeout = {{ operation.ExtensionData[\"x-timeout-seconds\"] }},")]
    [TestCase("public class {{ ClassName | uppercamelcase }}")]
    [TestCase("return {{ property.Description | csharpdocs }};")]
    [TestCase("{{ Classes | tab }}")]
    public void A_text_without_the_filter_of_its_place_is_found(string line)
    {
        Assert.That(TemplateOutput.Read("Class.liquid", line).Select(output => output.Problem), Has.One.Not.Null);
    }

    [TestCase("openApiToCSharpClient")]
    [TestCase("openApiToCSharpController")]
    public void The_generator_writes_no_default_of_a_document(string generator)
    {
        Assert.That((bool?)JsonNode.Parse(SourceTree.Read("nswag.json"))!["codeGenerators"]![generator]!["generateDefaultValues"], Is.False);
    }

    [TestCase("openApiToCSharpClient", "client")]
    [TestCase("openApiToCSharpController", "server")]
    public void Every_file_that_is_generated_begins_with_a_template_of_ours(string generator, string folder)
    {
        Assert.That((string?)JsonNode.Parse(SourceTree.Read("nswag.json"))!["codeGenerators"]![generator]!["templateDirectory"], Is.EqualTo($"build/templates/{folder}"));
        Assert.That(Path.Combine(SourceTree.Root, $"build/templates/{folder}/File.liquid"), Does.Exist);
    }
}
