using System.Globalization;

namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// A value of a spec, whether YAML or JSON, that knows where it stands. A field stands on the line of its key.
/// </summary>
internal sealed class SpecNode
{
    private const int LongestList = 10;
    private const int LongestText = 80;

    private readonly Dictionary<string, SpecNode>? _fields;
    private readonly List<SpecNode>? _items;

    private SpecNode(SpecNodeKind kind, string text, int line)
    {
        Kind = kind;
        Text = text;
        Line = line;
    }

    private SpecNode(Dictionary<string, SpecNode> fields, int line)
        : this(SpecNodeKind.Mapping, "", line)
    {
        _fields = fields;
        foreach (var (key, value) in fields)
        {
            value.Adopt(this, key);
        }
    }

    private SpecNode(List<SpecNode> items, int line)
        : this(SpecNodeKind.List, "", line)
    {
        _items = items;
        for (var index = 0; index < items.Count; index++)
        {
            items[index].Adopt(this, index.ToString(CultureInfo.InvariantCulture));
        }
    }

    public SpecNodeKind Kind { get; }

    /// <summary>
    /// The text of a scalar as it was written, without quotes; empty for lists and mappings.
    /// </summary>
    public string Text { get; }

    /// <summary>
    /// The line in the file, from 1.
    /// </summary>
    public int Line { get; private set; }

    public SpecNode? Parent { get; private set; }

    /// <summary>
    /// The key or the index under which the parent holds it.
    /// </summary>
    public string Key { get; private set; } = "";

    /// <summary>
    /// How many nodes a walk would meet from here on, every alias of YAML counted as often as it stands.
    /// </summary>
    public long Weight { get; private set; } = 1;

    /// <summary>
    /// The fields of a mapping in their order; none of anything else.
    /// </summary>
    public IReadOnlyDictionary<string, SpecNode> Fields => _fields ?? EmptyFields;

    /// <summary>
    /// The items of a list; none of anything else.
    /// </summary>
    public IReadOnlyList<SpecNode> Items => _items ?? (IReadOnlyList<SpecNode>)[];

    public bool IsMapping => Kind == SpecNodeKind.Mapping;

    public bool IsTrue => Kind == SpecNodeKind.Boolean && Text == "true";

    /// <summary>
    /// The JSON pointer (RFC 6901) from the root; empty for the root.
    /// </summary>
    public string Pointer => Parent is null ? "" : $"{Parent.Pointer}/{Escape(Key)}";

    private static IReadOnlyDictionary<string, SpecNode> EmptyFields { get; } = new Dictionary<string, SpecNode>();

    public SpecNode? this[string key] => _fields is not null && _fields.TryGetValue(key, out var value) ? value : null;

    public static SpecNode Scalar(SpecNodeKind kind, string text, int line) => new(kind, text, line);

    public static SpecNode List(List<SpecNode> items, int line) => new(items, line);

    public static SpecNode Mapping(Dictionary<string, SpecNode> fields, int line) => new(fields, line);

    /// <summary>
    /// Moves a field to the line of its key.
    /// </summary>
    public SpecNode WithLine(int line)
    {
        Line = line;
        return this;
    }

    /// <summary>
    /// Whether two values are the same as JSON: fields in any order, numbers by value.
    /// </summary>
    public static bool AreEqual(SpecNode? one, SpecNode? other)
    {
        if (one is null || other is null || ReferenceEquals(one, other))
        {
            return ReferenceEquals(one, other);
        }

        return one.Kind == other.Kind && one.Kind switch
        {
            SpecNodeKind.Mapping => one.Fields.Count == other.Fields.Count && one.Fields.All(field => AreEqual(field.Value, other[field.Key])),
            SpecNodeKind.List => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => AreEqual(pair.First, pair.Second)),
            SpecNodeKind.Number => one.Text == other.Text || Number(one) == Number(other),
            _ => one.Text == other.Text,
        };
    }

    /// <summary>
    /// The value as a message shows it, cut when it is long.
    /// </summary>
    public override string ToString() => Kind switch
    {
        SpecNodeKind.Mapping => "{…}",
        SpecNodeKind.List => Shorten($"[{string.Join(", ", Items.Take(LongestList).Select(item => item.ToString()))}]"),
        _ => Shorten(Text),
    };

    private static string Shorten(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    private static double Number(SpecNode node) =>
        double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string Escape(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // A node that several places share, as an alias of YAML is, keeps the first of them.
    private void Adopt(SpecNode parent, string key)
    {
        parent.Weight += Weight;
        if (Parent is null)
        {
            Parent = parent;
            Key = key;
        }
    }
}
