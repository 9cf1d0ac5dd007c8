using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// Reads YAML 1.2 into nodes. A quoted scalar is a text whatever it looks like; a plain one is what the core schema says.
/// </summary>
internal sealed partial class YamlSpecReader
{
    private const int EventsBetweenChecks = 4096;

    private readonly Parser _parser;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<AnchorName, SpecNode> _anchors = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private int _events;

    private YamlSpecReader(string yaml, CancellationToken cancellationToken)
    {
        _parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// Reads a text that holds one document.
    /// </summary>
    /// <exception cref="YamlException">It is not YAML, or more than this reader takes; the exception knows the place.</exception>
    public static SpecNode Read(string yaml, CancellationToken cancellationToken)
    {
        var reader = new YamlSpecReader(yaml, cancellationToken);
        try
        {
            return reader.ReadDocument();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The parser throws the one at some flow collections that break off in a key, and the other at a tag that is no URI.
            var last = reader._parser.Current!;
            throw new YamlException(last.Start, last.End, $"What follows here is not YAML: {exception.Message}");
        }
    }

    private SpecNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw new YamlException(end.Start, end.End, "The document is empty.");
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(depth: 1);
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<DocumentStart>(out var second)
            ? throw new YamlException(second.Start, second.End, "A second document begins here; only one may stand in the file.")
            : root;
    }

    private SpecNode ReadNode(int depth)
    {
        if (++_events % EventsBetweenChecks == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            // The anchor of a node that is not complete yet is not known here, so a node can't hold itself.
            return _anchors.TryGetValue(alias.Value, out var known)
                ? known
                : throw new YamlException(alias.Start, alias.End, $"The alias *{alias.Value} has no anchor before it.");
        }

        if (depth > SpecLimits.MaxDepth)
        {
            throw new YamlException(
                _parser.Current!.Start, _parser.Current.End, $"This stands more than {SpecLimits.MaxDepth} levels deep.");
        }

        var node = _parser.Current switch
        {
            MappingStart => ReadMapping(depth),
            SequenceStart => ReadList(depth),
            _ => ReadScalar(_parser.Consume<Scalar>()),
        };
        return node;
    }

    private SpecNode ReadMapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var fields = new Dictionary<string, SpecNode>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Accept<Scalar>(out var scalar)
                ? _parser.Consume<Scalar>()
                : throw new YamlException(_parser.Current!.Start, _parser.Current.End, "A key must be a plain text.");
            var name = Share(key.Value);
            var isAlias = _parser.Accept<AnchorAlias>(out _);
            var value = ReadNode(depth + 1);
            if (!fields.TryAdd(name, isAlias ? value : value.WithLine((int)key.Start.Line)))
            {
                throw new YamlException(key.Start, key.End, $"The key '{key.Value}' stands here a second time.");
            }
        }

        return Remember(start, SpecNode.Mapping(fields, (int)start.Start.Line));
    }

    private SpecNode ReadList(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<SpecNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return Remember(start, SpecNode.List(items, (int)start.Start.Line));
    }

    private SpecNode ReadScalar(Scalar scalar)
    {
        var kind = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
            ? KindOf(scalar.Value)
            : SpecNodeKind.Text;
        var text = kind == SpecNodeKind.Boolean ? scalar.Value.ToLowerInvariant() : scalar.Value;
        return Remember(scalar, SpecNode.Scalar(kind, text, (int)scalar.Start.Line));
    }

    private SpecNode Remember(NodeEvent source, SpecNode node)
    {
        if (node.Weight > SpecLimits.MaxNodes)
        {
            throw new YamlException(
                source.Start,
                source.End,
                string.Create(CultureInfo.InvariantCulture, $"With its aliases expanded this holds more than {SpecLimits.MaxNodes:N0} values."));
        }

        if (!source.Anchor.IsEmpty)
        {
            _anchors[source.Anchor] = node;
        }

        return node;
    }

    private string Share(string key)
    {
        if (_keys.TryGetValue(key, out var shared))
        {
            return shared;
        }

        _keys.Add(key, key);
        return key;
    }

    private static SpecNodeKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => SpecNodeKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => SpecNodeKind.Boolean,
        _ when text[0] is '-' or '+' or '.' or (>= '0' and <= '9') && NumberPattern().IsMatch(text) => SpecNodeKind.Number,
        _ => SpecNodeKind.Text,
    };

    [GeneratedRegex(@"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
