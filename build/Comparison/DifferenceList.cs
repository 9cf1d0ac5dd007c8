using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison;

/// <summary>
/// Collects the differences between two documents.
/// </summary>
internal sealed class DifferenceList(SpecFile from, SpecFile to)
{
    // Words and marks that are read by people only; together they are one difference of what they stand on.
    private static readonly string[] Words = ["title", "summary", "description", "tags", "externalDocs", "example", "examples", "x-document-section"];

    private readonly List<Difference> _all = [];

    /// <summary>
    /// The worst first, in the order in which they were found otherwise.
    /// </summary>
    public IReadOnlyList<Difference> Sorted => [.. _all.OrderByDescending(difference => difference.Impact)];

    /// <summary>
    /// Whether both documents say what the C# is called. When one of them is a provider's own, only the wire can be compared.
    /// </summary>
    public bool ComparesCSharp { get; } = from.HasCSharpNames && to.HasCSharpNames;

    /// <summary>
    /// Adds a difference of something that has one direction only.
    /// </summary>
    public void Add(ChangeRule rule, string subject, string text, SpecNode fromNode, SpecNode toNode) =>
        Add(rule, subject, text, Positions.None, [], fromNode, toNode);

    /// <summary>
    /// Adds a difference of a schema.
    /// </summary>
    public void Add(
        ChangeRule rule, string subject, string text, Positions positions, IReadOnlyList<string> usedBy, SpecNode fromNode, SpecNode toNode) =>
        _all.Add(new Difference(rule, rule.At(positions), subject, text, positions, usedBy, from.At(fromNode), to.At(toNode)));

    /// <summary>
    /// Adds one difference when words differ.
    /// </summary>
    public void AddWords(string subject, SpecNode fromNode, SpecNode toNode) =>
        AddWords(subject, fromNode, toNode, static (node, key) => node[key], fromNode, toNode);

    /// <summary>
    /// Adds one difference when words differ, with a way of one's own to look them up.
    /// </summary>
    public void AddWords<T>(string subject, T fromOwner, T toOwner, Func<T, string, SpecNode?> find, SpecNode fromNode, SpecNode toNode)
    {
        var changed = Words.Where(key => !SpecNode.AreEqual(find(fromOwner, key), find(toOwner, key))).ToList();
        if (changed.Count > 0)
        {
            Add(
                ChangeRules.DocumentationChanged,
                subject,
                $"{string.Join(", ", changed)} changed",
                find(fromOwner, changed[0]) ?? fromNode,
                find(toOwner, changed[0]) ?? toNode);
        }
    }

    /// <summary>
    /// Adds a difference for each extension that no rule of its own is about.
    /// </summary>
    public void AddExtensions(string subject, SpecNode fromNode, SpecNode toNode, params IReadOnlyCollection<string> known)
    {
        if (!ComparesCSharp)
        {
            return;
        }

        foreach (var key in fromNode.Fields.Keys.Union(toNode.Fields.Keys).Where(key => key.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (!known.Contains(key) && !Words.Contains(key) && !SpecNode.AreEqual(fromNode[key], toNode[key]))
            {
                Add(ChangeRules.ExtensionChanged, subject, Describe(key, fromNode[key], toNode[key]), fromNode[key] ?? fromNode, toNode[key] ?? toNode);
            }
        }
    }

    /// <summary>
    /// Says how a field changed.
    /// </summary>
    public static string Describe(string what, SpecNode? fromValue, SpecNode? toValue) => (fromValue, toValue) switch
    {
        (null, { } added) => $"{what} {added} added",
        ({ } removed, null) => $"{what} {removed} removed",
        _ => $"{what} changed from {fromValue} to {toValue}",
    };
}
