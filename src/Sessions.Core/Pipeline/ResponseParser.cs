using System.Text;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Parses the body of a success, and says where it is wrong when it is.
/// </summary>
internal static class ResponseParser
{
    /// <summary>
    /// Gets the value of a body. Where an operation allows that none comes, that is an empty list, or null for everything else; and where its value has no
    /// members that are documented, a body that can't be read is none, since the operation succeeded and nobody waits for it.
    /// </summary>
    internal static T Parse<T>(BufferedResponse response, in JsonReadOptions options)
        where T : class?
    {
        var operation = response.Operation.Name;
        try
        {
            if (response.Length > 0 && response.Read<T>(options) is { } value)
            {
                return value;
            }
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException && BodyDoesNotMatter(response.Operation, typeof(T)))
        {
            return null!;
        }
        catch (TooManyNodesException)
        {
            throw Invalid(
                response, $"The response to {operation} holds more values than the {options.MaxNodes} that {nameof(SessionsClientOptions.MaxResponseNodes)} allows.");
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

        return response.Operation.AllowsEmptyBody
            ? EmptyOf<T>()
            : throw Invalid(response, $"The response to {operation} is a success without the body that is due.");
    }

    private static bool BodyDoesNotMatter(SessionsOperation operation, Type type)
    {
        return operation.AllowsEmptyBody && typeof(SessionsModel).IsAssignableFrom(type) && !ModelMembers.Of(type).Any;
    }

    private static T EmptyOf<T>()
        where T : class?
    {
        return ValueReader.ItemOf(typeof(T)) is { } item ? (T)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))! : null!;
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
