using System.Text.Json;
using Sessions.Build.Checks.OpenApi;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks;

/// <summary>
/// A schema whose C# type is written by hand is marked in its spec and excluded in nswag.json. With one of the two alone, the type is
/// generated a second time, or is excluded by accident from a provider that needs it generated.
/// </summary>
internal static class HandwrittenTypesCheck
{
    private const string Setting = "excludedTypeNames";
    private const string SettingPath = $"codeGenerators.openApiToCSharpClient.{Setting}";

    // Types that the generator would write by itself, from no schema; Core has its own.
    private static readonly string[] WithoutSchema = ["FileParameter", "FileResponse"];

    /// <summary>
    /// Compares the marks in the specs with the list in the configuration.
    /// </summary>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<SpecDocument> specs, string configurationName, string configuration)
    {
        List<string> excluded;
        try
        {
            excluded = ReadExcluded(configuration);
        }
        catch (JsonException exception)
        {
            return [NSwagConfigurationCheck.NotJson(configurationName, exception)];
        }

        var schemas = specs.SelectMany(Schemas).ToList();
        var place = JsonKey.ReadAll(configuration).FirstOrDefault(key => key.Path == SettingPath);

        var missing = schemas
            .Where(schema => schema.IsHandwritten && !excluded.Contains(schema.Name.Value!))
            .Select(schema => schema.Document.At(
                schema.Name,
                $"The schema '{schema.Name.Value}' is marked {OpenApiGrammar.Handwritten}, but {Setting} in {configurationName} does not name it."));
        var unmarked = schemas
            .Where(schema => !schema.IsHandwritten && excluded.Contains(schema.Name.Value!))
            .Select(schema => schema.Document.At(
                schema.Name,
                $"The schema '{schema.Name.Value}' is named in {Setting} in {configurationName}, but is not marked {OpenApiGrammar.Handwritten}."));
        var unknown = excluded
            .Where(name => !WithoutSchema.Contains(name) && schemas.All(schema => schema.Name.Value != name))
            .Select(name => new Finding(
                configurationName, place?.Line ?? 1, place?.Column ?? 1, $"{Setting} names '{name}', which is no schema of any spec."));
        return [.. missing, .. unmarked, .. unknown];
    }

    private static List<string> ReadExcluded(string configuration)
    {
        using var document = JsonDocument.Parse(
            configuration, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var node = document.RootElement;
        foreach (var part in SettingPath.Split('.'))
        {
            if (!node.TryGetProperty(part, out node))
            {
                return [];
            }
        }

        return [.. node.EnumerateArray().Select(name => name.GetString()!)];
    }

    private static IEnumerable<(SpecDocument Document, YamlScalarNode Name, bool IsHandwritten)> Schemas(SpecDocument document) =>
        SpecDocument.Fields(SpecDocument.Child(SpecDocument.Child(document.Root, "components"), "schemas"))
            .Select(schema => (
                document,
                schema.Key,
                (SpecDocument.Child(schema.Value, OpenApiGrammar.Handwritten) as YamlScalarNode)?.Value == "true"));
}
