using Sessions.Tests;

namespace Sessions.FuzzProofs;

/// <summary>
/// Lets a call wait without taking time.
/// </summary>
internal static class VirtualTime
{
    /// <summary>
    /// Advances a clock from timer to timer until a call has ended.
    /// </summary>
    public static async Task RunAsync(ManualTimeProvider clock, Task call)
    {
        while (!call.IsCompleted)
        {
            if (clock.UntilNextTimer is { } wait)
            {
                clock.Advance(wait);
            }

            await Task.Yield();
        }

        await call;
    }
}
