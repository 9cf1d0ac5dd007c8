using System.Text.Json;

namespace Sessions.Core;

/// <summary>
/// What the body of an error response says, in one shape for all providers.
/// </summary>
public sealed class ApiError
{
    internal static readonly ApiError Empty = new();

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
    /// Reads a body of any shape: the validation errors of FastAPI, objects with a message, a JSON string, plain text, HTML. A body of more than a
    /// million characters is not looked into, and of its violations the first thousand are read.
    /// </summary>
    /// <param name="body">The body as text; null for none.</param>
    /// <returns>The error; one without any member when the body says nothing.</returns>
    public static ApiError Parse(string? body)
    {
        var text = body?.TrimStart('\ufeff').Trim();
        if (string.IsNullOrEmpty(text) || text!.Length > ApiErrorReader.LongestBody)
        {
            return Empty;
        }

        try
        {
            return ApiErrorReader.Read(text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON.
            return text[0] == '<' ? Empty : new ApiError { Message = text };
        }
    }
}
