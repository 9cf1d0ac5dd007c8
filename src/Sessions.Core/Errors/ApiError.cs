using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// What the body of an error response says, in one shape for all providers.
/// </summary>
public sealed class ApiError
{
    private static readonly ApiError Empty = new();

    /// <summary>
    /// The provider's own sentence; null when there is none, as in an HTML page.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>
    /// The provider's code, as text; null when there is none.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>
    /// The provider's name for the kind of error; null when there is none.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>
    /// The parameter that was objected to; null when none is named.
    /// </summary>
    public string? Parameter { get; init; }

    /// <summary>
    /// The request id in the body; null when there is none.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// What was invalid, and where; empty when the body has no such list.
    /// </summary>
    public IReadOnlyList<ApiErrorViolation> Violations { get; init; } = Array.Empty<ApiErrorViolation>();

    /// <summary>
    /// Reads a body of any shape: the validation errors of FastAPI, objects with a message, a JSON string, plain text, HTML.
    /// </summary>
    /// <param name="body">The body as text; null for none.</param>
    /// <returns>The error; one without any member when the body says nothing.</returns>
    public static ApiError Parse(string? body)
    {
        var text = body?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return Empty;
        }

        return TryReadJson(text!) switch
        {
            JObject fields => OfObject(fields),
            JValue { Type: JTokenType.String } value => new ApiError { Message = (string?)value },
            null when text![0] != '<' => new ApiError { Message = text },
            _ => Empty,
        };
    }

    private static ApiError OfObject(JObject fields)
    {
        return fields["detail"] switch
        {
            JArray violations => OfViolations(violations),
            JObject detail => OfObject(detail),
            JValue { Type: JTokenType.String } detail => new ApiError { Message = (string?)detail },
            _ => new ApiError
            {
                Message = Text(fields, "message") ?? Text(fields, "error"),
                Code = Text(fields, "code"),
                Type = Text(fields, "type"),
                Parameter = Text(fields, "parameter"),
                RequestId = Text(fields, "requestId"),
            },
        };
    }

    private static ApiError OfViolations(JArray violations)
    {
        var read = violations.OfType<JObject>().Select(ApiErrorViolation.Of).ToArray();
        return new ApiError
        {
            Message = read.Length == 0 ? null : string.Join("; ", read.Select(violation => violation.ToString())),
            Violations = read,
        };
    }

    private static string? Text(JObject fields, string name)
    {
        return fields[name] is JValue { Value: not null } value ? ParameterText.Of(value.Value) : null;
    }

    private static JToken? TryReadJson(string text)
    {
        try
        {
            return SessionsJson.Read<JToken>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
