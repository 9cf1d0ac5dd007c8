using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// The body that a document lets an operation answer with.
/// </summary>
/// <param name="Node">The JSON; null when there is no body.</param>
/// <param name="Schema">Its schema; null when there is none.</param>
internal sealed record ResponseExample(JsonNode? Node, SchemaNode? Schema)
{
    private const string Json = "application/json";

    /// <summary>
    /// The body of a status: the example that the document gives, or one that is made from the schema.
    /// </summary>
    /// <returns>The body; null when the document has no such status.</returns>
    public static ResponseExample? Of(SpecDocument document, JsonElement operation, int status)
    {
        if (!operation.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var reference))
        {
            return null;
        }

        var response = document.Resolve(reference);
        if (!response.TryGetProperty("content", out var content) || !content.TryGetProperty(Json, out var media))
        {
            return new ResponseExample(null, null);
        }

        var schema = media.TryGetProperty("schema", out var declared) ? new SchemaNode(document, declared) : null;
        return new ResponseExample(
            Written(document, media) is not { } written ? schema is null ? null : SchemaExample.Of(schema)
                : schema is null ? JsonNode.Parse(written.GetRawText())
                : FittedExample.Of(written, schema, 0, new ExampleBudget()),
            schema);
    }

    private static JsonElement? Written(SpecDocument document, JsonElement media)
    {
        if (media.TryGetProperty("example", out var example))
        {
            return example;
        }

        return media.TryGetProperty("examples", out var examples)
            && examples.EnumerateObject().Select(named => document.Resolve(named.Value)).FirstOrDefault(named => named.TryGetProperty("value", out _)) is { ValueKind: JsonValueKind.Object } first
                ? first.GetProperty("value")
                : null;
    }
}
