#if NET
using System.Collections.Concurrent;
#endif

namespace Sessions.Core;

/// <summary>
/// The token sources of attempts, which end after a timeout. One that did not end serves a later attempt, together with its timer, so there are
/// as many of them as attempts were under way at once. Unless a credential provider of the user's is given their tokens: what it began with one
/// of them and went on with must not end with a later attempt.
/// </summary>
internal sealed class TimeoutSources
{
    private readonly TimeProvider _timeProvider;
    private readonly bool _canReuse;

    internal TimeoutSources(SessionsClientOptions options)
    {
        _timeProvider = options.TimeProvider;
        _canReuse = options.CredentialProvider is null;
    }

#if NET
    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();

    internal CancellationTokenSource Rent(TimeSpan timeout)
    {
        if (!_idle.TryDequeue(out var source))
        {
            return new CancellationTokenSource(timeout, _timeProvider);
        }

        source.CancelAfter(timeout);
        return source;
    }

    internal void Return(CancellationTokenSource source)
    {
        // Also false for one over a clock that is not the system's.
        if (_canReuse && source.TryReset())
        {
            _idle.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
#else
    internal CancellationTokenSource Rent(TimeSpan timeout)
    {
        return _timeProvider.CreateCancellationTokenSource(timeout);
    }

    internal void Return(CancellationTokenSource source)
    {
        source.Dispose();
    }
#endif
}
