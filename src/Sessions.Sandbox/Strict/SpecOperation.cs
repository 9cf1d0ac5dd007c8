using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// An operation as its document declares it.
/// </summary>
internal sealed class SpecOperation
{
    private readonly SpecDocument _document;
    private readonly JsonElement _operation;

    public SpecOperation(SpecDocument document, JsonElement operation, JsonElement pathItem, bool takesCredential)
    {
        _document = document;
        _operation = operation;
        var shared = pathItem.TryGetProperty("parameters", out var ofPath) ? ofPath.EnumerateArray().ToArray() : [];
        var own = operation.TryGetProperty("parameters", out var ofOperation) ? ofOperation.EnumerateArray().ToArray() : [];
        Parameters = [.. shared.Concat(own).Select(parameter => new SpecParameter(document, document.Resolve(parameter)))];
        Credentials = takesCredential ? [.. document.Credentials(operation).DistinctBy(scheme => (scheme.Header, scheme.QueryParameter))] : [];
        Content = operation.TryGetProperty("requestBody", out var body) ? document.Resolve(body) : null;
    }

    public IReadOnlyList<SpecParameter> Parameters { get; }

    /// <summary>
    /// The credentials that it takes.
    /// </summary>
    public IReadOnlyList<SpecSecurityScheme> Credentials { get; }

    /// <summary>
    /// Whether it takes a body at all.
    /// </summary>
    public bool TakesBody => Content is not null;

    public bool RequiresBody => Content is { } content && content.TryGetProperty("required", out var required) && required.GetBoolean();

    /// <summary>
    /// The media types that the body may have, each with the schema of the body.
    /// </summary>
    public IReadOnlyDictionary<string, SchemaNode> BodySchemas => Content is { } content
        ? content.GetProperty("content").EnumerateObject().ToDictionary(
            type => type.Name, type => new SchemaNode(_document, type.Value.GetProperty("schema")), StringComparer.OrdinalIgnoreCase)
        : new Dictionary<string, SchemaNode>();

    /// <summary>
    /// How the members of a URL-encoded form are written that hold more than one value, by their names; those that are repeated are not there.
    /// </summary>
    public IReadOnlyDictionary<string, string> FormStyles => _operation.TryGetProperty("x-form-styles", out var styles)
        ? styles.EnumerateObject().ToDictionary(style => style.Name, style => style.Value.GetString()!, StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>
    /// The media types that its successes have.
    /// </summary>
    public IReadOnlyList<string> SuccessTypes =>
    [
        .. _operation.GetProperty("responses").EnumerateObject()
            .Where(response => response.Name.StartsWith('2'))
            .Select(response => _document.Resolve(response.Value))
            .Where(response => response.TryGetProperty("content", out _))
            .SelectMany(response => response.GetProperty("content").EnumerateObject())
            .Select(type => type.Name),
    ];

    private JsonElement? Content { get; }
}
