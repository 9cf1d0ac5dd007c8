using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sessions.Core;

/// <summary>
/// The span and the log lines of one attempt.
/// </summary>
internal readonly struct AttemptSpan : IDisposable
{
    private readonly ILogger _logger;
    private readonly LoggedValues _loggedValues;
    private readonly Call _call;
    private readonly Activity? _activity;

    internal AttemptSpan(ILogger logger, LoggedValues loggedValues, Call call, Activity? activity)
    {
        _logger = logger;
        _loggedValues = loggedValues;
        _call = call;
        _activity = activity;
    }

    public void Dispose()
    {
        _activity?.Dispose();
    }

    internal void Answered(HttpResponseMessage response)
    {
        _activity?.SetTag("http.response.status_code", (int)response.StatusCode);
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            SessionsLog.Answered(
                _logger,
                _call.Operation.Name,
                _call.Attempts,
                _call.Operation.SpanName,
                _call.Request.IsPreSigned ? string.Empty : _loggedValues.QueryOf(response.RequestMessage?.RequestUri),
                (int)response.StatusCode,
                _loggedValues.HeadersOf(response));
        }
    }

    /// <summary>
    /// As <see cref="Fail" />, in the filter of a catch: false, so that the exception goes on without being caught and thrown anew.
    /// </summary>
    internal bool Observe(Exception exception)
    {
        Fail(exception);
        return false;
    }

    internal void Fail(Exception exception)
    {
        _activity?.SetTag("error.type", ErrorType.Of(exception)).SetStatus(ActivityStatusCode.Error);
        if (exception is not SessionsApiException && _logger.IsEnabled(LogLevel.Debug))
        {
            SessionsLog.Failed(_logger, _call.Operation.Name, _call.Attempts, _call.Operation.SpanName, ErrorType.Of(exception));
        }
    }
}
