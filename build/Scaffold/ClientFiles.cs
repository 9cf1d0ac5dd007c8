using System.Text.Json.Nodes;
using Sessions.Build.Scaffold.Samples;

namespace Sessions.Build.Scaffold;

/// <summary>
/// The files that belong to one provider alone, all but those that the generator writes.
/// </summary>
internal sealed class ClientFiles(Repository repository)
{
    private const string Indentation = "        ";

    private readonly ScaffoldTemplate _templates = new(repository);

    /// <summary>
    /// The path of the partial that stands for the options.
    /// </summary>
    public static string OptionsOf(string name) => $"src/Sessions.{name}/{name}SessionsOptions.cs";

    /// <summary>
    /// The files that are written before the generator runs.
    /// </summary>
    public IReadOnlyDictionary<string, string> Before(SpecFacts facts, ScaffoldSource source)
    {
        var values = Values(facts);
        var (name, places) = (facts.Name, new ProviderPlaces(facts.Name));
        return new Dictionary<string, string>
        {
            [$"{places.Specs}/openapi.yaml"] = PublicOperations.Mark($"{places.Specs}/openapi.yaml", source.Spec),
            [$"{places.Specs}/provenance.yaml"] = source.Provenance,
            [$"{places.Source}/Sessions.{name}.csproj"] = _templates.Fill("Project.csproj.template", values),
            [OptionsOf(name)] = _templates.Fill("Options.cs.template", values),
            [$"{places.Source}/README.md"] = _templates.Fill("README.md.template", values),
            [$"{places.Source}/ConfigurationSchema.json"] = _templates.Fill("ConfigurationSchema.json.template", values),
            [places.Tests] = _templates.Fill("Tests.cs.template", values),
        };
    }

    /// <summary>
    /// The part of the program that uses the packages, which calls each operation of the document that the generator has written.
    /// </summary>
    public string Flow(SpecFacts facts)
    {
        var document = JsonNode.Parse(File.ReadAllText(repository.PathTo($"generated/{facts.Name}/{facts.Name}Sessions.openapi.json")))!.AsObject();
        var calls = SampleArguments.Of(document)
            .Select(call => $"{Indentation}await calls.CallAsync(nameof(client.{call.Name}Async), \"\"\"{call.Arguments}\"\"\");");
        return _templates.Fill("Flow.cs.template", new Dictionary<string, string>(Values(facts)) { ["Calls"] = string.Join('\n', calls) });
    }

    private static Dictionary<string, string> Values(SpecFacts facts) => new(TraitTexts.Of(facts))
    {
        ["Name"] = facts.Name,
        ["LowerName"] = facts.Name.ToLowerInvariant(),
        ["UpperName"] = facts.Name.ToUpperInvariant(),
        ["Title"] = facts.Title,
        ["Article"] = facts.Name[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a",
        ["Scheme"] = facts.Credential.Expression,
        ["Optional"] = facts.Credential.IsOptional ? ", credentialIsOptional: true" : string.Empty,
        ["PublicAddress"] = facts.HasAddress ? ", or the public one" : ": there is no public one",
        ["Operations"] = string.Concat(facts.Operations.Select(operation =>
            $"| `{operation.CSharpName}Async` | {MarkdownText.Code(operation.Http)} | {MarkdownText.Cell(operation.Summary)} |\n")),
    };
}
