using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// Reads JSON into nodes. YAML is not used for it, since tabs for indentation and escaped pairs of surrogates are JSON and no YAML.
/// </summary>
internal ref struct JsonSpecReader
{
    private const int TokensBetweenChecks = 4096;
    private const byte LineFeed = (byte)'\n';

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private Utf8JsonReader _json;
    private int _tokens;
    private long _nodes;
    private int _line = 1;
    private int _lineKnownUpTo;

    private JsonSpecReader(ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        _bytes = bytes;
        _cancellationToken = cancellationToken;
        _json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = SpecLimits.MaxDepth });
    }

    /// <summary>
    /// Reads UTF-8 that holds one value.
    /// </summary>
    /// <exception cref="JsonException">It is not JSON, or deeper than this reader takes; the exception knows the place.</exception>
    public static SpecNode Read(ReadOnlySpan<byte> utf8, CancellationToken cancellationToken)
    {
        var reader = new JsonSpecReader(utf8, cancellationToken);
        reader.Next();
        var root = reader.ReadNode();
        return reader._json.Read() ? throw new JsonException("Something follows the end of the document.") : root;
    }

    private void Next()
    {
        if (++_tokens % TokensBetweenChecks == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        if (!_json.Read())
        {
            throw new JsonException("The document ends too early.");
        }
    }

    private int Line()
    {
        var start = (int)_json.TokenStartIndex;
        _line += _bytes[_lineKnownUpTo..start].Count(LineFeed);
        _lineKnownUpTo = start;
        return _line;
    }

    private SpecNode ReadNode()
    {
        var line = Line();
        if (++_nodes > SpecLimits.MaxNodes)
        {
            throw new JsonException(
                string.Create(CultureInfo.InvariantCulture, $"The document holds more than {SpecLimits.MaxNodes:N0} values."), path: null, line - 1, bytePositionInLine: null);
        }

        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMapping(line);
            case JsonTokenType.StartArray:
                var items = new List<SpecNode>();
                for (Next(); _json.TokenType != JsonTokenType.EndArray; Next())
                {
                    items.Add(ReadNode());
                }

                return SpecNode.List(items, line);
            case JsonTokenType.String:
                return SpecNode.Scalar(SpecNodeKind.Text, _json.GetString()!, line);
            case JsonTokenType.Number:
                return SpecNode.Scalar(SpecNodeKind.Number, Encoding.UTF8.GetString(_json.ValueSpan), line);
            case JsonTokenType.True:
                return SpecNode.Scalar(SpecNodeKind.Boolean, "true", line);
            case JsonTokenType.False:
                return SpecNode.Scalar(SpecNodeKind.Boolean, "false", line);
            default:
                return SpecNode.Scalar(SpecNodeKind.Null, "null", line);
        }
    }

    private SpecNode ReadMapping(int line)
    {
        var fields = new Dictionary<string, SpecNode>(StringComparer.Ordinal);
        for (Next(); _json.TokenType != JsonTokenType.EndObject; Next())
        {
            var keyLine = Line();
            var key = Share(_json.GetString()!);
            Next();
            if (!fields.TryAdd(key, ReadNode().WithLine(keyLine)))
            {
                throw new JsonException($"The key '{key}' stands here a second time.", path: null, keyLine - 1, bytePositionInLine: null);
            }
        }

        return SpecNode.Mapping(fields, line);
    }

    private readonly string Share(string key)
    {
        if (_keys.TryGetValue(key, out var shared))
        {
            return shared;
        }

        _keys.Add(key, key);
        return key;
    }
}
