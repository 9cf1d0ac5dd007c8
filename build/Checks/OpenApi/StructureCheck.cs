using YamlDotNet.RepresentationModel;
using static Sessions.Build.Checks.OpenApi.NodeShape;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// Compares a spec with the grammar: every field must be one that its object has, every value of the kind that the field takes. The
/// generator skips what it does not know, so a misspelled keyword would go without a word.
/// </summary>
internal sealed class StructureCheck
{
    private readonly SpecDocument _document;
    private readonly List<Finding> _findings = [];
    private readonly List<YamlMappingNode> _schemas = [];

    private StructureCheck(SpecDocument document)
    {
        _document = document;
    }

    public static IReadOnlyList<Finding> Run(SpecDocument document)
    {
        return Visit(document)._findings;
    }

    /// <summary>
    /// Every schema, wherever one may be; an example that looks like one is none.
    /// </summary>
    public static IReadOnlyList<YamlMappingNode> Schemas(SpecDocument document) => Visit(document)._schemas;

    private static StructureCheck Visit(SpecDocument document)
    {
        var check = new StructureCheck(document);
        check.Visit(document.Root, OpenApiGrammar.Document, "The document");
        return check;
    }

    private void Visit(YamlNode node, NodeShape shape, string place)
    {
        switch (shape)
        {
            case Anything:
                VisitData(node);
                break;
            case Scalar scalar:
                VisitScalar(node, scalar, place);
                break;
            case MappingOrScalar either:
                Visit(node, node is YamlScalarNode ? either.Text : either.Mapping, place);
                break;
            case ListOf list when node is YamlSequenceNode sequence:
                foreach (var item in sequence)
                {
                    Visit(item, list.Item, $"An item of {place}");
                }

                break;
            case MapOf map when node is YamlMappingNode:
                VisitMap(node, map);
                break;
            case ObjectWithFields known when node is YamlMappingNode mapping:
                VisitObject(mapping, known);
                break;
            default:
                Report(node, $"{place} must be {(shape is ListOf ? "a list" : "a mapping")}.");
                break;
        }
    }

    // The generator and the linter follow a reference wherever it stands, in an example too.
    private void VisitData(YamlNode node)
    {
        foreach (var (key, value) in SpecDocument.Fields(node))
        {
            if (key.Value == "$ref" && value is YamlScalarNode { Value: { } target } && !target.StartsWith("#/", StringComparison.Ordinal))
            {
                Report(value, $"The reference '{target}' leads out of this document, and none is followed.");
            }

            VisitData(value);
        }

        foreach (var item in node as YamlSequenceNode ?? [])
        {
            VisitData(item);
        }
    }

    private void VisitScalar(YamlNode node, Scalar scalar, string place)
    {
        if (node is not YamlScalarNode { Value: { } text } || !scalar.Accepts(text))
        {
            var suggestion = node is YamlScalarNode { Value: { } wrong } ? Spelling.Suggest(wrong, scalar.Choices) : "";
            Report(node, $"{place} must be {scalar.Description}.{suggestion}");
        }
    }

    private void VisitMap(YamlNode node, MapOf map)
    {
        foreach (var (key, value) in SpecDocument.Fields(node))
        {
            if (map.DescribeBadKey(key.Value!) is { } problem)
            {
                Report(key, $"'{key.Value}' {problem}.");
            }

            Visit(value, map.Value, $"'{key.Value}'");
        }
    }

    private void VisitObject(YamlMappingNode mapping, ObjectWithFields known)
    {
        if (SpecDocument.Child(mapping, "$ref") is { } reference && known.MayBeReference)
        {
            VisitReference(mapping, reference);
            return;
        }

        if (ReferenceEquals(known, OpenApiGrammar.Schema))
        {
            _schemas.Add(mapping);
        }

        foreach (var (key, value) in SpecDocument.Fields(mapping))
        {
            if (known.Fields.TryGetValue(key.Value!, out var shape))
            {
                Visit(value, shape, $"'{key.Value}'");
            }
            else
            {
                var kind = key.Value!.StartsWith("x-", StringComparison.Ordinal) ? "an extension that anything reads in" : "a field of";
                Report(key, $"'{key.Value}' is not {kind} the {known.Name} Object.{Spelling.Suggest(key.Value!, known.Fields.Keys)}");
            }
        }
    }

    private void VisitReference(YamlMappingNode mapping, YamlNode reference)
    {
        foreach (var (key, _) in SpecDocument.Fields(mapping).Where(field => field.Key.Value != "$ref"))
        {
            Report(key, $"'{key.Value}' stands beside a $ref and is ignored there; use allOf.");
        }

        var target = (reference as YamlScalarNode)?.Value ?? "";
        var node = target.StartsWith("#/", StringComparison.Ordinal)
            ? target[2..].Split('/').Aggregate((YamlNode?)_document.Root, static (parent, part) => SpecDocument.Child(parent, Unescape(part)))
            : null;
        if (node is null)
        {
            Report(reference, $"The reference '{target}' leads nowhere in this document.");
        }
    }

    private static string Unescape(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private void Report(YamlNode node, string text) => _findings.Add(_document.At(node, text));
}
