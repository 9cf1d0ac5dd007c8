using System.Text.Json.Nodes;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// Where the elements of a spec were seen, and how sure that is.
/// </summary>
internal sealed class ProvenanceDocument
{
    private static readonly string[] Confidences = ["documented", "read in source", "inferred", "unknown"];
    private static readonly string[] SourceMembers = ["title", "repository", "path", "commit"];

    private readonly JsonObject _root;

    internal ProvenanceDocument(JsonObject root)
    {
        _root = root;
    }

    internal int RowCount => Rows.Count();

    /// <summary>
    /// The same document after a change, in memory.
    /// </summary>
    internal ProvenanceDocument With(Action<JsonObject> change)
    {
        var copy = _root.DeepClone().AsObject();
        change(copy);
        return new ProvenanceDocument(copy);
    }

    /// <summary>
    /// What is wrong with the document as the provenance of a spec, a sentence each; empty when nothing is.
    /// </summary>
    internal IEnumerable<string> ProblemsFor(ParsedSpec spec)
    {
        return RowProblems(spec).Concat(RepetitionProblems()).Concat(SourceProblems()).Concat(CoverageProblems(spec));
    }

    private IEnumerable<JsonObject> Rows => _root["rows"]!.AsArray().Select(row => row!.AsObject());

    private JsonObject Sources => _root["sources"]!.AsObject();

    private IEnumerable<string> RowProblems(ParsedSpec spec)
    {
        foreach (var row in Rows)
        {
            if (!JsonPointer.Resolves(spec.Root, Element(row)))
            {
                yield return $"{Element(row)} is not in the spec.";
            }

            if (!Confidences.Contains(Text(row["confidence"])))
            {
                yield return $"{Element(row)} has the confidence '{Text(row["confidence"])}', which is none of: {string.Join(", ", Confidences)}.";
            }
        }
    }

    private IEnumerable<string> RepetitionProblems()
    {
        var byElement = Rows.GroupBy(Element).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var (element, rows) in byElement)
        {
            if (rows.Length > 1)
            {
                yield return $"{element} has {rows.Length} rows.";
            }

            var parent = Ancestors(element)
                .Select(ancestor => byElement.GetValueOrDefault(ancestor)?[0])
                .FirstOrDefault(row => row is not null);
            if (parent is not null && rows[0]["note"] is null && Facts(rows[0]) == Facts(parent))
            {
                yield return $"{element} only repeats {Element(parent)}.";
            }
        }
    }

    private IEnumerable<string> SourceProblems()
    {
        var used = Rows.SelectMany(SourceKeys).ToHashSet();
        var undefined = used.Where(key => !Sources.ContainsKey(key)).Select(key => $"The source {key} is not defined.");
        var unused = Sources.Where(source => !used.Contains(source.Key)).Select(source => $"The source {source.Key} is not used.");
        var incomplete = Sources
            .SelectMany(source => SourceMembers
                .Where(member => string.IsNullOrWhiteSpace(Text(source.Value?[member])))
                .Select(member => $"The source {source.Key} has no {member}."));
        var without = Rows.Where(row => !SourceKeys(row).Any()).Select(row => $"{Element(row)} has no source.");
        return undefined.Concat(unused).Concat(incomplete).Concat(without);
    }

    private IEnumerable<string> CoverageProblems(ParsedSpec spec)
    {
        var elements = SpecElements.Of(spec).ToArray();
        var units = elements.Where(element => element.IsUnit).Select(element => element.Pointer).ToHashSet();
        var rows = Rows.Select(Element).ToHashSet();

        // A row above the units would cover everything and say nothing.
        var tooHigh = rows
            .Where(row => !Ancestors(row).Prepend(row).Any(units.Contains))
            .Select(row => $"{row} is no element of its own: give each operation and each component its row.");
        var uncovered = elements
            .Where(element => !Ancestors(element.Pointer).Prepend(element.Pointer).Any(rows.Contains))
            .Select(element => $"{element.Pointer} has no row.");
        return tooHigh.Concat(uncovered);
    }

    private static IEnumerable<string> Ancestors(string pointer)
    {
        for (var parent = JsonPointer.Parent(pointer); parent is not null; parent = JsonPointer.Parent(parent))
        {
            yield return parent;
        }
    }

    private static string Element(JsonObject row)
    {
        return Text(row["element"]);
    }

    private static (string Sources, string Confidence) Facts(JsonObject row)
    {
        return (string.Join(", ", SourceKeys(row).Order(StringComparer.Ordinal)), Text(row["confidence"]));
    }

    private static IEnumerable<string> SourceKeys(JsonObject row)
    {
        return row["source"] switch
        {
            JsonArray keys => keys.Select(Text),
            null => [],
            var key => [Text(key)],
        };
    }

    private static string Text(JsonNode? node)
    {
        return node?.ToString() ?? string.Empty;
    }
}
