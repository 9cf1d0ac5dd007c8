using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sessions.Core;

/// <summary>
/// The activity source and the meter of a package. They are named after it and live as long as the process.
/// </summary>
internal sealed class SessionsInstruments
{
    private static readonly ConcurrentDictionary<string, SessionsInstruments> ByPackage = new(StringComparer.Ordinal);

    private SessionsInstruments(string package)
    {
        Source = new ActivitySource(package);
        var meter = new Meter(package);
        Duration = meter.CreateHistogram<double>("sessions.client.call.duration", "s", "How long calls took, their retries and waits included.");
        Retries = meter.CreateCounter<long>("sessions.client.retries", "{retry}", "Attempts that were made after a failed one.");
        Failures = meter.CreateCounter<long>("sessions.client.failures", "{call}", "Calls that ended in an exception.");
    }

    internal ActivitySource Source { get; }

    internal Histogram<double> Duration { get; }

    internal Counter<long> Retries { get; }

    internal Counter<long> Failures { get; }

    internal static SessionsInstruments Of(SessionsProvider provider)
    {
        return ByPackage.GetOrAdd("Sessions." + provider.Name, static package => new SessionsInstruments(package));
    }
}
