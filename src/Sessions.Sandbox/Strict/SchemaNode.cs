using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A schema of a document, with its references resolved.
/// </summary>
internal sealed class SchemaNode
{
    private const int MaxParts = 256;

    private readonly SpecDocument _document;
    private readonly JsonElement _schema;

    public SchemaNode(SpecDocument document, JsonElement schema)
    {
        _document = document;
        _schema = document.Resolve(schema);
    }

    /// <summary>
    /// The type: object, array, string, integer, number or boolean; null for any.
    /// </summary>
    public string? Type => Text("type");

    public string? Format => Text("format");

    /// <summary>
    /// The regular expression that a text has to match; null for none.
    /// </summary>
    public string? Pattern => Text("pattern");

    public bool IsNullable => IsTrue("nullable");

    /// <summary>
    /// The value that the document gives as an example; null for none.
    /// </summary>
    public JsonElement? Example => _schema.TryGetProperty("example", out var example) ? example : null;

    /// <summary>
    /// A limit of the value by its keyword; null for none.
    /// </summary>
    public decimal? Limit(string keyword)
    {
        return _schema.TryGetProperty(keyword, out var limit) && limit.ValueKind == JsonValueKind.Number && limit.TryGetDecimal(out var number) ? number : null;
    }

    /// <summary>
    /// The member that tells the shapes of a union apart, and its value for the first shape; null for none.
    /// </summary>
    public (string Member, string Value)? Discriminator => _schema.TryGetProperty("discriminator", out var discriminator)
        && discriminator.TryGetProperty("mapping", out var mapping) && mapping.EnumerateObject().FirstOrDefault().Name is { } value
            ? (discriminator.GetProperty("propertyName").GetString()!, value)
            : null;

    /// <summary>
    /// Whether the member is the server's, so that no request has it.
    /// </summary>
    public bool IsReadOnly => IsTrue("readOnly");

    /// <summary>
    /// Whether the member is the caller's, so that no response has it.
    /// </summary>
    public bool IsWriteOnly => IsTrue("writeOnly");

    public IReadOnlyList<SchemaNode> AllOf => Schemas("allOf");

    /// <summary>
    /// The schema itself and all of which it is made.
    /// </summary>
    public IReadOnlyList<SchemaNode> Parts
    {
        get
        {
            // A schema may be a part of itself, or of its parts twice, and so on.
            var parts = new List<SchemaNode>();
            var waiting = new Stack<SchemaNode>([this]);
            while (parts.Count < MaxParts && waiting.TryPop(out var part))
            {
                parts.Add(part);
                foreach (var inner in part.AllOf.Reverse())
                {
                    waiting.Push(inner);
                }
            }

            return parts;
        }
    }

    /// <summary>
    /// The shapes of which a value has to have one.
    /// </summary>
    public IReadOnlyList<SchemaNode> AnyOf => [.. Schemas("anyOf"), .. Schemas("oneOf")];

    public IReadOnlyList<JsonElement> Enumeration => _schema.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray()] : [];

    public SchemaNode? Items => _schema.TryGetProperty("items", out var items) ? new SchemaNode(_document, items) : null;

    /// <summary>
    /// The members that are named.
    /// </summary>
    public IReadOnlyDictionary<string, SchemaNode> Members => _schema.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().ToDictionary(property => property.Name, property => new SchemaNode(_document, property.Value), StringComparer.Ordinal)
        : new Dictionary<string, SchemaNode>();

    public IReadOnlyList<string> Required => _schema.TryGetProperty("required", out var required) ? [.. required.EnumerateArray().Select(name => name.GetString()!)] : [];

    /// <summary>
    /// Whether it says anything about members, so that others than those are not allowed.
    /// </summary>
    public bool DeclaresMembers => _schema.TryGetProperty("properties", out _) || _schema.TryGetProperty("additionalProperties", out _);

    /// <summary>
    /// The schema of members that are not named; null when there may be none, be they forbidden or just not mentioned.
    /// </summary>
    public SchemaNode? OtherMembers => !_schema.TryGetProperty("additionalProperties", out var others)
        ? null
        : others.ValueKind switch
        {
            JsonValueKind.False => null,
            JsonValueKind.True => new SchemaNode(_document, AnythingSchema),
            _ => new SchemaNode(_document, others),
        };

    /// <summary>
    /// Whether every value is allowed.
    /// </summary>
    public bool IsAnything => Type is null && AllOf.Count == 0 && AnyOf.Count == 0 && Enumeration.Count == 0;

    private static JsonElement AnythingSchema { get; } = JsonSerializer.SerializeToElement(new Dictionary<string, string>());

    private IReadOnlyList<SchemaNode> Schemas(string name)
    {
        return _schema.TryGetProperty(name, out var schemas) ? [.. schemas.EnumerateArray().Select(schema => new SchemaNode(_document, schema))] : [];
    }

    private string? Text(string name)
    {
        return _schema.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private bool IsTrue(string name)
    {
        return _schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
    }
}
