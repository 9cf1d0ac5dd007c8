using System.Globalization;
using System.Numerics;
using System.Text.Json;
using JsonToken = Newtonsoft.Json.JsonToken;

namespace Sessions.Core;

/// <summary>
/// Gives the serializer the tokens of a part of a document. The grammar is that of <see cref="Utf8JsonReader" />, since Newtonsoft.Json takes much that
/// is no JSON.
/// </summary>
internal sealed class Utf8TokenReader : Newtonsoft.Json.JsonReader
{
    private readonly byte[] _utf8;
    private readonly int _end;
    private readonly JsonReadOptions _options;
    private JsonReaderState _state;
    private int _tokenStart;
    private int _position;
    private int _tokens;

    internal Utf8TokenReader(byte[] utf8, int start, int end, int maxDepth, in JsonReadOptions options)
    {
        _utf8 = utf8;
        _position = start;
        _end = end;
        _options = options;
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth });
        MaxDepth = maxDepth;
        DateParseHandling = Newtonsoft.Json.DateParseHandling.None;
    }

    public override bool Read()
    {
        if (++_tokens % JsonReadOptions.TokensBetweenChecks == 0)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
        }

        var json = Rest();
        if (!json.Read())
        {
            SetToken(JsonToken.None);
            return false;
        }

        _tokenStart = _position + (int)json.TokenStartIndex;
        Advance(ref json);
        Set(ref json);
        return true;
    }

    /// <summary>
    /// Reads the value that the reader is at by <see cref="ModelReader" />, and goes to its end.
    /// </summary>
    internal object? ReadKnown(Type type)
    {
        var start = _tokenStart;
        var maxDepth = Math.Max(1, MaxDepth!.Value - Depth);
        Skip();
        return ModelReader.ReadPart(_utf8, start, _position, maxDepth, _options, ValueReader.BoxedReader(type), null);
    }

    /// <summary>
    /// Refuses the value that the reader is at.
    /// </summary>
    internal Newtonsoft.Json.JsonException Refuse(string message, Exception? inner)
    {
        var mark = SessionsJson.MarkLength(_utf8, _end);
        return JsonReadException.Value(message, JsonPlace.Before(_utf8.AsSpan(mark, _end - mark), _position - mark), inner);
    }

    private Utf8JsonReader Rest() => new(_utf8.AsSpan(_position, _end - _position), isFinalBlock: true, _state);

    private void Advance(ref Utf8JsonReader json)
    {
        _position += (int)json.BytesConsumed;
        _state = json.CurrentState;
    }

    private void Set(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                SetToken(JsonToken.StartObject);
                break;
            case JsonTokenType.StartArray:
                SetToken(JsonToken.StartArray);
                break;
            case JsonTokenType.EndObject:
                SetToken(JsonToken.EndObject);
                break;
            case JsonTokenType.EndArray:
                SetToken(JsonToken.EndArray);
                break;
            case JsonTokenType.PropertyName:
                SetToken(JsonToken.PropertyName, json.GetString());
                break;
            case JsonTokenType.String:
                SetToken(JsonToken.String, json.GetString());
                break;
            case JsonTokenType.Number:
                SetNumber(SessionsJson.StrictUtf8.GetString(json.ValueSpan.ToArray()));
                break;
            case JsonTokenType.Null:
                SetToken(JsonToken.Null);
                break;
            default:
                SetToken(JsonToken.Boolean, json.GetBoolean());
                break;
        }
    }

    private void SetNumber(string text)
    {
        switch (ModelReader.Number(text).Value)
        {
            case long whole:
                SetToken(JsonToken.Integer, whole);
                break;
            case BigInteger large:
                SetToken(JsonToken.Integer, large);
                break;
            default:
                SetToken(JsonToken.Float, double.Parse(text, CultureInfo.InvariantCulture));
                break;
        }
    }
}
