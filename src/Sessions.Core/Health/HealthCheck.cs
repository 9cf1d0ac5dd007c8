using System.ComponentModel;
using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// One harmless call whose outcome tells whether the address and the credential of a client work; the generated clients make one.
/// </summary>
/// <typeparam name="T">The type of the value of the call.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HealthCheck<T>
    where T : class
{
    private readonly SessionsRequest _request;
    private readonly Dictionary<HttpStatusCode, Func<SessionsException, bool>> _expected = new();

    /// <summary>
    /// Makes a check of a call.
    /// </summary>
    /// <param name="request">The call. It must change nothing at the provider, and take the credential.</param>
    public HealthCheck(SessionsRequest request)
    {
        _request = Guard.NotNull(request, nameof(request));
    }

    /// <summary>
    /// Takes an error for a sign of health: the answer to a call that names what does not exist.
    /// </summary>
    /// <typeparam name="TError">
    /// The provider's own type of that error. The body must have its required members, and one at least: others answer with the same status too.
    /// </typeparam>
    /// <param name="statusCode">The HTTP status of the error.</param>
    /// <returns>This check.</returns>
    public HealthCheck<T> Expect<TError>(int statusCode)
        where TError : SessionsModel
    {
        _expected[(HttpStatusCode)statusCode] = static exception => IsOf<TError>(exception);
        return this;
    }

    /// <summary>
    /// Makes the call.
    /// </summary>
    /// <param name="pipeline">What the call is sent through.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public async Task<HealthReport> RunAsync(SessionsPipeline pipeline, CancellationToken cancellationToken)
    {
        var clock = Guard.NotNull(pipeline, nameof(pipeline)).TimeProvider;
        var diagnosis = new HealthDiagnosis(pipeline.Provider.DisplayName, pipeline.BaseAddress);
        var start = clock.GetTimestamp();
        try
        {
            // Strictly, since almost any JSON object could be read as one without the members that are due.
            var response = await pipeline.SendAsync<T>(_request, strict: true, cancellationToken).ConfigureAwait(false);
            return new HealthReport(HealthStatus.Healthy, diagnosis.Healthy, response.StatusCode, clock.GetElapsedTime(start));
        }
        catch (SessionsException exception)
        {
            var duration = clock.GetElapsedTime(start);
            if (exception.StatusCode is { } code && _expected.TryGetValue(code, out var isExpected) && isExpected(exception))
            {
                return new HealthReport(HealthStatus.Healthy, diagnosis.Healthy, code, duration);
            }

            var (status, description) = diagnosis.Of(exception);
            return new HealthReport(status, description, exception.StatusCode, duration, exception);
        }
    }

    private static bool IsOf<TError>(SessionsException exception)
        where TError : SessionsModel
    {
        // A web framework that knows no such path says "Not Found" in the shape of its errors, too.
        if (exception is not SessionsApiException { ResponseBody: { } body } error
            || string.Equals(error.Error.Message, "Not Found", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            var known = SessionsJson.Read<TError>(body, JsonReadOptions.Unbounded with { IsStrict = true, MaxNodes = SessionsException.MaxErrorNodes });
            return known is not null && SessionsJson.Read<JObject>(body)!.Count > known.AdditionalProperties.Count;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
