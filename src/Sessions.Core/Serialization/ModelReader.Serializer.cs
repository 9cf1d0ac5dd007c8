using Newtonsoft.Json;

namespace Sessions.Core;

// What only the serializer can read: types with a converter of their own, and classes of the user's.
public ref partial struct ModelReader
{
    /// <summary>
    /// Has the serializer read the value.
    /// </summary>
    internal object? ReadBySerializer(Type type, JsonConverter? converter)
    {
        var start = _start + (int)_json.TokenStartIndex;
        var maxDepth = Math.Max(1, SessionsJson.MaxDepth - _json.CurrentDepth);
        Skip();
        var end = _start + (int)_json.BytesConsumed;
        using var reader = new Utf8TokenReader(_utf8, start, end, maxDepth, _options);
        try
        {
            return SessionsJson.Deserialize(reader, type, converter, _options.IsStrict) ?? throw reader.Refuse("It is no value of its type.", null);
        }
        catch (JsonException exception) when (exception is not (JsonReaderException { LineNumber: > 0 } or JsonSerializationException { LineNumber: > 0 }))
        {
            throw reader.Refuse(exception.Message, exception);
        }
        catch (Exception exception) when (exception is not (JsonException or OperationCanceledException or OutOfMemoryException))
        {
            // A converter may throw anything.
            throw reader.Refuse(exception.Message, exception);
        }
    }
}
