using System.Net;

namespace Sessions.Core;

/// <summary>
/// A successful response with its value.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    /// <summary>
    /// Creates a response; also for use in tests.
    /// </summary>
    /// <param name="value">What the body holds.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers; null for none.</param>
    public ApiResponse(T value, HttpStatusCode statusCode = HttpStatusCode.OK, ResponseHeaders? headers = null)
        : base(statusCode, headers)
    {
        Value = value;
    }

    /// <summary>
    /// What the body holds.
    /// </summary>
    public T Value { get; }
}
