using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// What a schema says with its references followed and its <c>allOf</c> merged.
/// </summary>
internal sealed class ExpandedSchema
{
    private readonly Dictionary<string, List<SpecNode>> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>
    /// The types, without null; null when the schema names none.
    /// </summary>
    public HashSet<string>? Types { get; set; }

    public bool IsNullable { get; set; }

    /// <summary>
    /// Whether nothing better than any value was found for it.
    /// </summary>
    public bool IsAny { get; set; }

    public string? Description { get; set; }

    /// <summary>
    /// The values of an enumeration; null when there is none.
    /// </summary>
    public List<SpecNode>? Values { get; set; }

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What members without a name of their own hold; null when nothing is said.
    /// </summary>
    public SpecNode? Additional { get; set; }

    /// <summary>
    /// The schemas of an item, of which each may apply.
    /// </summary>
    public List<SpecNode> Items { get; } = [];

    /// <summary>
    /// The lists of <c>oneOf</c> and <c>anyOf</c>.
    /// </summary>
    public List<IReadOnlyList<SpecNode>> Alternatives { get; } = [];

    /// <summary>
    /// Limits, formats, defaults: what needs no merging.
    /// </summary>
    public Dictionary<string, SpecNode> Keywords { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The members in their order, each with the schemas that were given for it.
    /// </summary>
    public IEnumerable<(string Name, IReadOnlyList<SpecNode> Schemas)> Properties =>
        _order.Select(name => (name, (IReadOnlyList<SpecNode>)_properties[name]));

    public bool HasProperties => _order.Count > 0;

    public SchemaKind Kind
    {
        get
        {
            if (IsAny)
            {
                return SchemaKind.Any;
            }

            if (HasProperties && (Types is null || Types.Contains("object")))
            {
                return SchemaKind.Class;
            }

            if (Values is not null)
            {
                return Values.All(value => value.Kind == SpecNodeKind.Null) ? SchemaKind.Null : KindOfValues(Values);
            }

            return Types switch
            {
                null => Additional is not null ? SchemaKind.Map : Items.Count > 0 ? SchemaKind.List : SchemaKind.Any,
                { Count: 0 } => SchemaKind.Null,
                { Count: 1 } => KindOfType(Types.Single()),
                { Count: 2 } when Types.IsSubsetOf(["integer", "number"]) => SchemaKind.Number,
                _ => SchemaKind.Any,
            };
        }
    }

    /// <summary>
    /// Adds a schema of a member, unless that member has it.
    /// </summary>
    public void AddProperty(string name, SpecNode schema)
    {
        if (!_properties.TryGetValue(name, out var schemas))
        {
            _properties.Add(name, schemas = []);
            _order.Add(name);
        }

        if (!schemas.Contains(schema))
        {
            schemas.Add(schema);
        }
    }

    private SchemaKind KindOfValues(List<SpecNode> values)
    {
        var kinds = values.Where(value => value.Kind != SpecNodeKind.Null).Select(value => value.Kind).Distinct().ToList();
        return Types is { Count: 1 } && Types.Contains("string") ? SchemaKind.Enumeration
            : kinds is not [var kind] ? SchemaKind.Any
            : kind switch
            {
                SpecNodeKind.Text => SchemaKind.Enumeration,
                SpecNodeKind.Boolean => SchemaKind.Boolean,
                SpecNodeKind.Number => values.All(value => value.Kind == SpecNodeKind.Null || value.Text.All(letter => char.IsAsciiDigit(letter) || letter == '-'))
                    ? SchemaKind.Integer
                    : SchemaKind.Number,
                _ => SchemaKind.Any,
            };
    }

    private static SchemaKind KindOfType(string type) => type switch
    {
        "string" => SchemaKind.Text,
        "integer" => SchemaKind.Integer,
        "number" => SchemaKind.Number,
        "boolean" => SchemaKind.Boolean,
        "array" => SchemaKind.List,
        "object" => SchemaKind.Map,
        _ => SchemaKind.Any,
    };
}
