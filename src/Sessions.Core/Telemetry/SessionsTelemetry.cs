using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sessions.Core;

/// <summary>
/// What a client tells about its calls: spans, metrics and log lines. None of them holds a key, an id, a body, or a header or query value
/// that is not on the allow-list.
/// </summary>
internal sealed class SessionsTelemetry
{
    private readonly SessionsInstruments _instruments;
    private readonly LoggedValues _loggedValues;
    private readonly TimeProvider _timeProvider;

    internal SessionsTelemetry(SessionsClientOptions options)
    {
        _instruments = SessionsInstruments.Of(options.Provider);
        _loggedValues = new LoggedValues(options.LoggedHeaders, options.LoggedQueryParameters);
        _timeProvider = options.TimeProvider;
        Logger = options.LoggerFactory?.CreateLogger("Sessions." + options.Provider.Name) ?? (ILogger)NullLogger.Instance;
    }

    internal ILogger Logger { get; }

    internal CallSpan BeginCall(Call call, Uri baseAddress)
    {
        var activity = _instruments.Source.StartActivity(call.Operation.Name);
        SetServer(activity, call, baseAddress);
        return new CallSpan(_instruments, call, activity, _timeProvider);
    }

    internal AttemptSpan BeginAttempt(Call call, Uri baseAddress)
    {
        var activity = _instruments.Source.StartActivity(call.Operation.SpanName, ActivityKind.Client);
        if (activity is not null)
        {
            activity
                .SetTag("http.request.method", call.Operation.Method.Method)
                .SetTag("url.template", call.Operation.PathTemplate);
            SetServer(activity, call, baseAddress);
            if (call.Attempts > 1)
            {
                activity.SetTag("http.request.resend_count", call.Attempts - 1);
            }
        }

        return new AttemptSpan(Logger, _loggedValues, call, activity);
    }

    /// <summary>
    /// Names the server, except where a pre-signed address tells it: no part of that address is told.
    /// </summary>
    private static void SetServer(Activity? activity, Call call, Uri baseAddress)
    {
        if (!call.Request.IsPreSigned)
        {
            activity?
                .SetTag("url.scheme", baseAddress.Scheme)
                .SetTag("server.address", baseAddress.Host)
                .SetTag("server.port", baseAddress.Port);
        }
    }

    internal void Retrying(Call call, TimeSpan wait, Exception exception)
    {
        var errorType = ErrorType.Of(exception);
        _instruments.Retries.Add(1, new("sessions.operation", call.Operation.Name), new("error.type", errorType));
        SessionsLog.Retrying(Logger, call.Operation.Name, call.Attempts, errorType, wait.TotalMilliseconds);
    }
}
