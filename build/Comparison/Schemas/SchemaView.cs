using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// A schema as it is used at one place: the schema that says what it is, and the wrappers around it, which add words, null and marks.
/// <c>{$ref}</c>, <c>{allOf: [{$ref}], nullable: true}</c> and <c>{anyOf: [{$ref}, {type: 'null'}]}</c> are such wrappers.
/// </summary>
internal sealed class SchemaView
{
    // What may stand beside a single allOf without making it more than a wrapper.
    private static readonly HashSet<string> Annotations =
    [
        "allOf", "title", "description", "default", "example", "examples", "deprecated", "nullable", "readOnly", "writeOnly", "externalDocs",
        "xml", "$comment",
    ];

    private SchemaView(SpecFile file, SpecNode site, IReadOnlyList<SpecNode> wrappers, SpecNode core, bool unionWithNull)
    {
        File = file;
        Site = site;
        Wrappers = wrappers;
        Core = core;
        IsUnionWithNull = unionWithNull;
    }

    public SpecFile File { get; }

    /// <summary>
    /// The node where the schema is used.
    /// </summary>
    public SpecNode Site { get; }

    /// <summary>
    /// The wrappers, from the outside inwards.
    /// </summary>
    public IReadOnlyList<SpecNode> Wrappers { get; }

    /// <summary>
    /// The schema itself.
    /// </summary>
    public SpecNode Core { get; }

    /// <summary>
    /// Whether a wrapper is a union of the schema and null.
    /// </summary>
    public bool IsUnionWithNull { get; }

    /// <summary>
    /// The name of the schema among the components, or null when it stands in line.
    /// </summary>
    public string? Name => SpecFile.ComponentName(Core);

    public static SchemaView Of(SpecFile file, SpecNode site)
    {
        var wrappers = new List<SpecNode>();
        var unionWithNull = false;
        var node = site;
        for (var steps = 0; steps < SpecLimits.MaxDepth; steps++)
        {
            if (node["$ref"] is { Kind: SpecNodeKind.Text })
            {
                if (file.FieldsBesideReferencesCount && node.Fields.Count > 1)
                {
                    wrappers.Add(node);
                }

                node = file.Resolve(node);
            }
            else if (SpecFile.ComponentName(node) is null && Wrapped(node) is { } inner)
            {
                wrappers.Add(node);
                unionWithNull |= node["allOf"] is null;
                node = inner;
            }
            else
            {
                return new SchemaView(file, site, wrappers, node, unionWithNull);
            }
        }

        throw new BuildFailure($"{file.Name} in line {site.Line}: this schema only ever leads to other schemas and back; let it say what it is.");
    }

    /// <summary>
    /// A field of the outermost wrapper that has it, or of the schema.
    /// </summary>
    public SpecNode? Effective(string key) => Wrappers.Select(wrapper => wrapper[key]).FirstOrDefault(value => value is not null) ?? Core[key];

    private static SpecNode? Wrapped(SpecNode node)
    {
        if (node["allOf"] is { Items: [var only] })
        {
            return node.Fields.Keys.All(IsAnnotation) ? only : null;
        }

        foreach (var union in (string[])["anyOf", "oneOf"])
        {
            if (node[union] is { Items: [var first, var second] } && node.Fields.Keys.All(key => key == union || IsAnnotation(key)))
            {
                return IsNull(second) ? first : IsNull(first) ? second : null;
            }
        }

        return null;
    }

    private static bool IsAnnotation(string key) => Annotations.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal);

    private static bool IsNull(SpecNode node) => node is { Fields.Count: 1 } && node["type"]?.Text == "null";
}
