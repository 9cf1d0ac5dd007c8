using System.Diagnostics;

namespace Sessions.Core;

/// <summary>
/// The span and the metrics of one call, from its begin to its end. Without a listener it is nothing.
/// </summary>
internal readonly struct CallSpan : IDisposable
{
    private readonly SessionsInstruments _instruments;
    private readonly Call _call;
    private readonly Activity? _activity;
    private readonly TimeProvider _timeProvider;

    internal CallSpan(SessionsInstruments instruments, Call call, Activity? activity, TimeProvider timeProvider)
    {
        _instruments = instruments;
        _call = call;
        _activity = activity;
        _timeProvider = timeProvider;
    }

    public void Dispose()
    {
        _activity?.Dispose();
    }

    internal void Succeed()
    {
        if (_instruments.Duration.Enabled)
        {
            _instruments.Duration.Record(Seconds(), new KeyValuePair<string, object?>("sessions.operation", _call.Operation.Name));
        }
    }

    internal void Fail(Exception exception)
    {
        if (_activity is null && !_instruments.Duration.Enabled && !_instruments.Failures.Enabled)
        {
            return;
        }

        var errorType = ErrorType.Of(exception);
        var tags = new TagList { { "sessions.operation", _call.Operation.Name }, { "error.type", errorType } };
        _instruments.Duration.Record(Seconds(), tags);
        _instruments.Failures.Add(1, tags);
        _activity?.SetTag("error.type", errorType).SetStatus(ActivityStatusCode.Error);
    }

    private double Seconds()
    {
        return _timeProvider.GetElapsedTime(_call.Start).TotalSeconds;
    }
}
