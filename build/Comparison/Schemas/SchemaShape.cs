using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// What a schema says, in one vocabulary for OpenAPI 3.0 and 3.1, with the parts of an allOf taken together.
/// </summary>
internal sealed class SchemaShape
{
    private readonly SpecFile _file;
    private readonly List<SpecNode> _layers = [];
    private readonly List<string> _bases = [];

    private SchemaShape(SpecFile file, SpecNode core)
    {
        _file = file;
        Core = core;
        AddLayers(core);
        Members = Collect(layer => layer["properties"]?.Fields);
        Required = [.. _layers.SelectMany(layer => layer["required"]?.Items ?? []).Select(item => item.Text)];
        Types = [.. (Get("type") is { } type ? (type.Items.Count > 0 ? type.Items : [type]) : []).Select(item => item.Text)];
        Enumeration = Get("enum")?.Items ?? (Get("const") is { } constant ? [constant] : null);
        AllowsNull = (Types.Remove("null") && Types.Count > 0)
            || _layers.Exists(layer => layer["nullable"]?.IsTrue == true)
            || Enumeration?.Any(value => value.Kind == SpecNodeKind.Null) == true;
        Enumeration = Enumeration?.Where(value => value.Kind != SpecNodeKind.Null).ToList();
        Type = Types.Count > 0 ? string.Join(" or ", Types.Order(StringComparer.Ordinal)) : InferType();
    }

    public SpecNode Core { get; }

    public IReadOnlyDictionary<string, SpecNode> Members { get; }

    public HashSet<string> Required { get; }

    /// <summary>
    /// The type without null; <c>any</c> where nothing tells it.
    /// </summary>
    public string Type { get; }

    public bool AllowsNull { get; }

    /// <summary>
    /// The values of an enum or the constant, without null; null where any value may come.
    /// </summary>
    public IReadOnlyList<SpecNode>? Enumeration { get; }

    /// <summary>
    /// The format; what 3.1 says with a content encoding is one as well.
    /// </summary>
    public string? Format => Get("format")?.Text
        ?? (Get("contentEncoding")?.Text is "base64" ? "byte" : Get("contentMediaType")?.Text is "application/octet-stream" ? "binary" : null);

    /// <summary>
    /// The named schemas that this one is made of, beside what it says itself.
    /// </summary>
    public IReadOnlyList<string> Bases => _bases;

    /// <summary>
    /// The schema of the values of a map; null for what is no map with values of a type.
    /// </summary>
    public SpecNode? MapValue => Get("additionalProperties") is { IsMapping: true, Fields.Count: > 0 } schema ? schema : null;

    public bool ForbidsAdditionalMembers => Get("additionalProperties") is { Kind: SpecNodeKind.Boolean, IsTrue: false };

    /// <summary>
    /// The shapes of a union; null where there is none.
    /// </summary>
    public SpecNode? Variants => Get("oneOf") ?? Get("anyOf");

    private List<string> Types { get; }

    public static SchemaShape Of(SchemaView view) => new(view.File, view.Core);

    /// <summary>
    /// A field of the schema, or of the first part of its allOf that has it.
    /// </summary>
    public SpecNode? Get(string key) => _layers.Select(layer => layer[key]).FirstOrDefault(value => value is not null);

    /// <summary>
    /// All fields that any layer has.
    /// </summary>
    public IEnumerable<string> Keys => _layers.SelectMany(layer => layer.Fields.Keys).Distinct(StringComparer.Ordinal);

    private Dictionary<string, SpecNode> Collect(Func<SpecNode, IReadOnlyDictionary<string, SpecNode>?> choose)
    {
        var all = new Dictionary<string, SpecNode>(StringComparer.Ordinal);
        foreach (var (name, value) in _layers.SelectMany(layer => choose(layer) ?? new Dictionary<string, SpecNode>()))
        {
            all.TryAdd(name, value);
        }

        return all;
    }

    private void AddLayers(SpecNode node)
    {
        if (_layers.Contains(node))
        {
            return;
        }

        _layers.Add(node);
        foreach (var part in node["allOf"]?.Items ?? [])
        {
            var target = _file.Resolve(part);
            if (SpecFile.ComponentName(target) is { } name && !ReferenceEquals(target, Core))
            {
                _bases.Add(name);
            }

            AddLayers(target);
        }
    }

    private string InferType() =>
        Members.Count > 0 || Get("additionalProperties") is not null ? "object"
        : Get("items") is not null ? "array"
        : Enumeration?.Count > 0 && Enumeration.All(value => value.Kind == SpecNodeKind.Text) ? "string"
        : "any";
}
