using System.Text;
using System.Text.Json;

namespace Sessions.Core;

/// <summary>
/// Takes the few strings out of an error body that an <see cref="ApiError" /> holds, and makes nothing of the rest, which may be large.
/// </summary>
internal static class ApiErrorReader
{
    /// <summary>
    /// The most characters of a body that are looked into.
    /// </summary>
    internal const int LongestBody = 1024 * 1024;

    private const int LongestScan = 64 * 1024;
    private const int MostViolations = 1000;
    private const int LongestLocation = 100;

    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string holds half of a surrogate pair.</exception>
    internal static ApiError Read(string text)
    {
        var json = Open(text);
        json.Read();
        var error = json.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref json),
            JsonTokenType.String => new ApiError { Message = json.GetString() },
            _ => Pass(ref json),
        };
        json.Read();
        return error;
    }

    /// <summary>
    /// The request id in a body; null when there is none. Nothing else is made of the body.
    /// </summary>
    internal static string? RequestIdIn(string? body)
    {
        if (body is null or { Length: > LongestScan })
        {
            return null;
        }

        try
        {
            var json = Open(body.TrimStart('\ufeff'));
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth <= 2 && json.ValueTextEquals("requestId"u8) && json.Read())
                {
                    return Scalar(ref json);
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Utf8JsonReader Open(string text)
    {
        return new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = SessionsJson.MaxDepth });
    }

    private static ApiError ReadObject(ref Utf8JsonReader json)
    {
        string? message = null, error = null, code = null, type = null, parameter = null, requestId = null;
        ApiError? detail = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "message":
                    message = Scalar(ref json);
                    break;
                case "error":
                    error = Scalar(ref json);
                    break;
                case "code":
                    code = Scalar(ref json);
                    break;
                case "type":
                    type = Scalar(ref json);
                    break;
                case "parameter":
                    parameter = Scalar(ref json);
                    break;
                case "requestId":
                    requestId = Scalar(ref json);
                    break;
                case "detail":
                    detail = ReadDetail(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return detail ?? new ApiError { Message = message ?? error, Code = code, Type = type, Parameter = parameter, RequestId = requestId };
    }

    private static ApiError? ReadDetail(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                return ReadViolations(ref json);
            case JsonTokenType.StartObject:
                return ReadObject(ref json);
            case JsonTokenType.String:
                return new ApiError { Message = json.GetString() };
            default:
                return null;
        }
    }

    private static ApiError ReadViolations(ref Utf8JsonReader json)
    {
        var violations = new List<ApiErrorViolation>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject && violations.Count < MostViolations)
            {
                violations.Add(ReadViolation(ref json));
            }
            else
            {
                json.Skip();
            }
        }

        return new ApiError
        {
            Message = violations.Count == 0 ? null : string.Join("; ", violations.Select(violation => violation.ToString())),
            Violations = violations.ToArray(),
        };
    }

    private static ApiErrorViolation ReadViolation(ref Utf8JsonReader json)
    {
        var location = new List<StringOrNumber>();
        string? message = null, type = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            if (name == "loc" && json.TokenType == JsonTokenType.StartArray)
            {
                ReadLocation(ref json, location);
            }
            else if (name == "msg")
            {
                message = Scalar(ref json);
            }
            else if (name == "type")
            {
                type = Scalar(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new ApiErrorViolation { Location = location.ToArray(), Message = message, Type = type };
    }

    private static void ReadLocation(ref Utf8JsonReader json, List<StringOrNumber> location)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (location.Count == LongestLocation)
            {
                json.Skip();
            }
            else if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var index))
            {
                location.Add(index);
            }
            else if (Scalar(ref json) is { } name)
            {
                location.Add(name);
            }
        }
    }

    // Null for null, and for an object or a list, which is passed by.
    private static string? Scalar(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(json.ValueSpan.ToArray());
            default:
                json.Skip();
                return null;
        }
    }

    private static ApiError Pass(ref Utf8JsonReader json)
    {
        json.Skip();
        return ApiError.Empty;
    }
}
