using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// What a schema became: a component, or a schema that is repeated wherever it is used.
/// </summary>
/// <param name="Kind">What it is in C#.</param>
/// <param name="Component">The name among the components; null where it has none.</param>
/// <param name="Inline">The schema without a description; a reference where it is a component.</param>
/// <param name="IsNullable">Whether it allows null by itself.</param>
/// <param name="Description">What the provider says of it, or null.</param>
/// <param name="Origin">Where it stands in the source document.</param>
internal sealed record SchemaShape(
    SchemaKind Kind, string? Component, JsonObject Inline, bool IsNullable, string? Description, SpecNode Origin)
{
    public static JsonObject Reference(string component) => new() { ["$ref"] = $"#/components/schemas/{component}" };
}
