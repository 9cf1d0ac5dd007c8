using Microsoft.Extensions.Hosting;

namespace Sessions.Sandbox;

/// <summary>
/// Leaves signals and the console to the program that the sandbox runs in.
/// </summary>
internal sealed class WithoutLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }
}
