using System.Runtime;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Measuring;

/// <summary>
/// Lets entrants do the same work in turns. Whatever slows the machine for a while slows all of them, so that the ratio of two entrants in
/// one round means something even where the times themselves do not.
/// </summary>
internal static class Race
{
    // The just-in-time compiler waits until it has nothing new to compile before it optimises what is called often, so that a warm-up ends
    // when for a while it had nothing to do; and after so many times, since a server and its connections always make some new code run.
    private const int MostWarmUps = 10;
    private const int QuietWarmUps = 2;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(
        string name, string transport, Clock clock, RaceSettings settings, IReadOnlyList<Entrant> entrants)
    {
        var calls = new int[entrants.Count];
        var results = new int[entrants.Count];
        for (var index = 0; index < entrants.Count; index++)
        {
            (calls[index], results[index]) = await WarmUpAsync(entrants[index], clock, settings);
        }

        if (results.Distinct().Count() > 1)
        {
            throw new InvalidOperationException(
                $"The contenders of '{name}' don't do the same: {string.Join(", ", entrants.Zip(results, (entrant, result) => $"{entrant.Name} returned {result}"))}.");
        }

        var times = entrants.Select(_ => new double[settings.Rounds]).ToArray();
        var bytes = entrants.Select(_ => new double[settings.Rounds]).ToArray();
        for (var round = 0; round < settings.Rounds; round++)
        {
            for (var turn = 0; turn < entrants.Count; turn++)
            {
                var index = (round + turn) % entrants.Count;
                (times[index][round], bytes[index][round]) = await TakeTurnAsync(entrants[index], calls[index], clock);
            }
        }

        return [.. entrants.Select((entrant, index) => new Measurement(name, transport, entrant.Name, times[index], bytes[index]))];
    }

    /// <summary>
    /// Runs an entrant before its race.
    /// </summary>
    public static Task PrepareAsync(Entrant entrant, Clock clock, RaceSettings settings) => RunAsync(entrant, clock, settings.WarmUp);

    private static async Task<(int Calls, int Result)> WarmUpAsync(Entrant entrant, Clock clock, RaceSettings settings)
    {
        var result = await entrant.CallAsync();
        var call = TimeSpan.Zero;
        var quiet = 0;
        for (var warmUp = 0; warmUp < MostWarmUps && quiet < QuietWarmUps; warmUp++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            call = await RunAsync(entrant, clock, settings.WarmUp);

            // It compiles beside the calls, and on a busy machine only where they leave it the time.
            await Task.Delay(settings.WarmUp);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }

        return (Math.Max(1, (int)(settings.Turn / call)), result);
    }

    private static async Task<TimeSpan> RunAsync(Entrant entrant, Clock clock, TimeSpan duration)
    {
        var start = clock.Now;
        var calls = 0;
        do
        {
            await entrant.CallAsync();
            calls++;
        }
        while (clock.Now - start < duration);
        return (clock.Now - start) / calls;
    }

    private static async Task<(double Nanoseconds, double Bytes)> TakeTurnAsync(Entrant entrant, int calls, Clock clock)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = clock.Now;
        for (var call = 0; call < calls; call++)
        {
            await entrant.CallAsync();
        }

        var elapsed = clock.Now - start;
        return (elapsed.TotalNanoseconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }
}
