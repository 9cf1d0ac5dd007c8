namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// An OpenAPI document.
/// </summary>
internal sealed class SpecFile(string name, SpecNode root, Version version)
{
    /// <summary>
    /// The file as it stands in messages.
    /// </summary>
    public string Name { get; } = name;

    public SpecNode Root { get; } = root;

    /// <summary>
    /// Whether fields beside a <c>$ref</c> count, as they do from 3.1 on.
    /// </summary>
    public bool FieldsBesideReferencesCount { get; } = version.Minor > 0;

    /// <summary>
    /// Whether the document says what the C# is called, as those of this repository do. A provider's own document does not, so that
    /// names can't be compared with it.
    /// </summary>
    public bool HasCSharpNames { get; } = root["paths"]?.Fields.Values
        .Any(path => path.Fields.Values.Any(operation => operation["x-csharp-name"] is not null)) ?? false;

    public IReadOnlyDictionary<string, SpecNode> Schemas => Root["components"]?["schemas"]?.Fields ?? Nothing;

    private static IReadOnlyDictionary<string, SpecNode> Nothing { get; } = new Dictionary<string, SpecNode>();

    public Place At(SpecNode node) => new(Name, node.Line, node.Pointer);

    /// <summary>
    /// What a node stands for: itself, or what its <c>$ref</c> points at.
    /// </summary>
    public SpecNode Resolve(SpecNode node)
    {
        return BrokenReference(node, out var target) is var (reference, problem)
            ? throw new BuildFailure($"{Name} in line {reference.Line}: the $ref '{reference.Text}' {problem}.")
            : target;
    }

    /// <summary>
    /// What the <c>$ref</c> of a node points at, which may hold another; the node itself when it has none.
    /// </summary>
    public SpecNode ResolveOnce(SpecNode node) => node["$ref"] is { Kind: SpecNodeKind.Text } reference && Find(reference, out var target) is null ? target! : node;

    /// <summary>
    /// The <c>$ref</c> on the way to what a node stands for that leads nowhere, and what is wrong with it; null when none does.
    /// </summary>
    public (SpecNode Reference, string Problem)? BrokenReference(SpecNode node) => BrokenReference(node, out _);

    /// <summary>
    /// The name of a schema that stands among the components, or null.
    /// </summary>
    public static string? ComponentName(SpecNode node) =>
        node.Parent is { Key: "schemas", Parent: { Key: "components", Parent: { Parent: null } } } ? node.Key : null;

    private (SpecNode Reference, string Problem)? BrokenReference(SpecNode node, out SpecNode target)
    {
        target = node;
        var steps = 0;
        while (target["$ref"] is { Kind: SpecNodeKind.Text } reference)
        {
            if (++steps > SpecLimits.MaxDepth)
            {
                return (node["$ref"]!, "comes back to itself without ever reaching a value; let it point at one");
            }

            if (Find(reference, out var found) is { } problem)
            {
                return (reference, problem);
            }

            target = found!;
        }

        return null;
    }

    // What is wrong with a reference; null when it points at the target.
    private string? Find(SpecNode reference, out SpecNode? target)
    {
        target = null;
        var text = reference.Text;
        if (!text.StartsWith('#'))
        {
            return "points into another document, which is not read; bundle the spec into one file";
        }

        if (text != "#" && !text.StartsWith("#/", StringComparison.Ordinal))
        {
            return "names an anchor, which is not followed; write the path to it";
        }

        var node = Root;
        foreach (var part in text[1..].Split('/').Skip(1))
        {
            var key = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if ((node[key] ?? (int.TryParse(key, out var index) && index >= 0 && index < node.Items.Count ? node.Items[index] : null)) is not { } next)
            {
                return "points at nothing; mend it or add what it names";
            }

            node = next;
        }

        target = node;
        return null;
    }
}
