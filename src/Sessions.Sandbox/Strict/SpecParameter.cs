using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A parameter as a document declares it.
/// </summary>
internal sealed class SpecParameter(SpecDocument document, JsonElement parameter)
{
    public string Name { get; } = parameter.GetProperty("name").GetString()!;

    /// <summary>
    /// The part of the request: path, query, header or cookie.
    /// </summary>
    public string Place { get; } = parameter.GetProperty("in").GetString()!;

    public bool IsRequired { get; } = parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    /// <summary>
    /// Whether the values of a list each have a name of their own, and no commas between them.
    /// </summary>
    public bool IsExploded { get; } = !parameter.TryGetProperty("explode", out var explode) || explode.GetBoolean();

    public SchemaNode Schema { get; } = new(document, parameter.GetProperty("schema"));
}
