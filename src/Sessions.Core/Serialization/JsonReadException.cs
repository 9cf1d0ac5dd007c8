using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Makes exceptions that tell where in a document something else was expected.
/// </summary>
internal static class JsonReadException
{
    internal static JsonSerializationException Unexpected(JsonReader reader, string expected)
    {
        var position = reader as IJsonLineInfo;
        return new JsonSerializationException(
            $"Expected {expected} but found {reader.TokenType}.",
            reader.Path,
            position?.LineNumber ?? 0,
            position?.LinePosition ?? 0,
            null);
    }
}
