using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Makes exceptions that tell where in a document something else was expected.
/// </summary>
internal static class JsonReadException
{
    internal static JsonSerializationException Unexpected(JsonReader reader, string expected)
    {
        return new JsonSerializationException($"Expected {expected} but found {reader.TokenType}.", reader.Path, 0, 0, null);
    }

    internal static JsonSerializationException Value(string message, JsonPlace place, Exception? inner = null)
    {
        return new JsonSerializationException(message, place.Path, place.Line, place.Position, inner);
    }

    internal static JsonReaderException Syntax(string message, JsonPlace place, Exception? inner = null)
    {
        return new JsonReaderException(message, place.Path, place.Line, place.Position, inner);
    }
}
