using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares the content types of a body and what each of them holds.
/// </summary>
internal sealed class ContentComparison(SpecFile fromFile, SpecFile toFile, DifferenceList differences, SchemaComparison schemas)
{
    public void Run(SpecNode fromOwner, SpecNode toOwner, Positions positions, string operation, string label)
    {
        var was = Types(fromOwner);
        var isNow = Types(toOwner);
        foreach (var (type, node) in was.Where(type => !isNow.ContainsKey(type.Key)))
        {
            Add(ChangeRules.ContentTypeRemoved, $"{type} was removed", node, toOwner["content"] ?? toOwner);
        }

        foreach (var (type, node) in isNow)
        {
            if (!was.TryGetValue(type, out var counterpart))
            {
                Add(ChangeRules.ContentTypeAdded, $"{type} was added", fromOwner["content"] ?? fromOwner, node);
                continue;
            }

            // One content type is the usual case, of which there is no need to speak.
            var name = isNow.Count == 1 ? label : $"{label} as {type}";
            CompareSchemas(counterpart, node, positions, operation, name);
            if (!AreEqual(type, counterpart["encoding"], node["encoding"]))
            {
                Add(ChangeRules.EncodingChanged, $"the encoding of {type} changed", counterpart["encoding"] ?? counterpart, node["encoding"] ?? node);
            }

            differences.AddWords(name, counterpart, node);
        }

        void Add(ChangeRule rule, string text, SpecNode fromNode, SpecNode toNode) =>
            differences.Add(rule, label, text, positions, [], fromNode, toNode);
    }

    /// <summary>
    /// The content types with what they hold. The names of content types have no case.
    /// </summary>
    public static IReadOnlyDictionary<string, SpecNode> Types(SpecNode owner)
    {
        var types = new Dictionary<string, SpecNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, node) in owner["content"]?.Fields ?? new Dictionary<string, SpecNode>())
        {
            types.TryAdd(type, node);
        }

        return types;
    }

    // Of a URL-encoded form, some of what can be said is what holds anyway.
    private static bool AreEqual(string type, SpecNode? from, SpecNode? to) =>
        type.Equals(FormEncoding.MediaType, StringComparison.OrdinalIgnoreCase)
            ? Styles(from).SetEquals(Styles(to))
            : SpecNode.AreEqual(from, to);

    private static HashSet<(string Member, string Style)> Styles(SpecNode? encoding) =>
    [
        .. (encoding?.Fields ?? new Dictionary<string, SpecNode>())
            .Select(member => (member.Key, FormEncoding.StyleOf(member.Value["style"]?.Text, member.Value["explode"]?.IsTrue, member.Value["contentType"]?.Text) ?? ""))
            .Where(member => member.Item2.Length > 0),
    ];

    private void CompareSchemas(SpecNode from, SpecNode to, Positions positions, string operation, string label)
    {
        if (from["schema"] is { } fromSchema && to["schema"] is { } toSchema)
        {
            schemas.AddUse(fromSchema, toSchema, positions, operation, label);
        }
        else if ((from["schema"] ?? to["schema"]) is { } one && SchemaShape.Of(SchemaView.Of(to["schema"] is null ? fromFile : toFile, one)).Type != "any")
        {
            differences.Add(
                ChangeRules.TypeChanged,
                label,
                to["schema"] is null ? "the schema was removed" : "a schema was added",
                positions,
                [operation],
                from["schema"] ?? from,
                to["schema"] ?? to);
        }
    }
}
