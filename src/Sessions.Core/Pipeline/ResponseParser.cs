using System.Text;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Parses the body of a success, and says where it is wrong when it is.
/// </summary>
internal static class ResponseParser
{
    internal static T Parse<T>(BufferedResponse response, bool strict)
        where T : class
    {
        if (response.Length == 0 && response.Operation.AllowsEmptyBody)
        {
            return Activator.CreateInstance<T>();
        }

        var operation = response.Operation.Name;
        try
        {
            if (response.Length > 0)
            {
                if (response.Read<T>(strict) is { } value)
                {
                    return value;
                }

                if (response.Operation.AllowsEmptyBody)
                {
                    return Activator.CreateInstance<T>();
                }
            }
        }
        catch (JsonException exception)
        {
            var (path, line, position) = Place(exception);
            var at = line > 0 ? $" at line {line}, position {position}" : string.Empty;
            throw Invalid(response, $"The response to {operation} is not the JSON that it should be{at}.", path, line, position);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(response, $"The response to {operation} is not UTF-8.");
        }

        throw Invalid(response, $"The response to {operation} is a success without the body that is due.");
    }

    private static (string? Path, int Line, int Position) Place(JsonException exception)
    {
        return exception switch
        {
            JsonReaderException reader => (reader.Path, reader.LineNumber, reader.LinePosition),
            JsonSerializationException serialization => (serialization.Path, serialization.LineNumber, serialization.LinePosition),
            _ => (null, 0, 0),
        };
    }

    // Without the inner exception: its message quotes the body, and a ToString() in a log would carry that along.
    private static InvalidResponseException Invalid(
        BufferedResponse response, string message, string? path = null, int line = 0, int position = 0)
    {
        return new InvalidResponseException(
            message, new ApiResponse(response.StatusCode, response.Headers), response.Text(), path, line, position)
        {
            Operation = response.Operation.Name,
        };
    }
}
