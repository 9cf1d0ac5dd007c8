namespace Sessions.Sandbox;

/// <summary>
/// How a sandbox behaves.
/// </summary>
public sealed record SandboxOptions
{
    /// <summary>
    /// The loopback port to listen at. The default, 0, takes a free one.
    /// </summary>
    public int Port { get; init; }

    /// <summary>
    /// Host names, such as <c>sandbox.test</c> or <c>sandbox.test:8080</c>, under which the sandbox is reached beside its loopback address, by a
    /// proxy or out of a container; without a port, a name is allowed with every port. A request with another <c>Host</c> is answered 421, so that a
    /// web page can't read the keys through a name that its DNS points at loopback. The default is none.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// The clock of everything that expires or goes on: session lifetimes, upload addresses, runs. The default is the system's.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called once for each request, just before its response ends, from many threads at once; null for nothing. It must not throw.
    /// </summary>
    public Action<SandboxExchange>? Log { get; init; }

    /// <summary>
    /// A folder into which every exchange is written as it ends, a file of JSON lines for each sandbox, without the bounds that hold for
    /// <see cref="RecordedExchanges" />; null for none. It is made when it does not exist. The default is what the environment variable
    /// SESSIONS_SANDBOX_RECORDING says, so that the exchanges of a whole test run can be kept without a change to the tests. Bodies are base64;
    /// one that is longer than <see cref="RecordedBytes" /> is cut.
    /// </summary>
    public string? RecordingFolder { get; init; } = RecordingFolderOfEnvironment;

    /// <summary>
    /// How many of the latest exchanges <see cref="SandboxServer.Exchanges" /> keeps; 0 for none. The default is 1,000.
    /// </summary>
    public int RecordedExchanges { get; init; } = 1_000;

    /// <summary>
    /// How many bytes of bodies the recorded exchanges may have together; the oldest ones go when there are more, and a body that is longer by
    /// itself is cut. The default is 64 MiB.
    /// </summary>
    public long RecordedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// How many bytes of sessions, uploads and files the state may hold, of all providers together; the oldest ones are forgotten when there are
    /// more, those of 64 KiB and more before the others. The default is 512 MiB.
    /// </summary>
    public long HeldBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>
    /// Makes identifiers, keys and the chance of faults the same in each sandbox with this seed, for requests in the same order; null makes them random.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>
    /// What goes wrong from the start, in a form that configuration can be bound to; <see cref="SandboxServer.Faults" /> has more. The default
    /// is nothing.
    /// </summary>
    public IReadOnlyList<SandboxFaultOptions> Faults { get; init; } = [];

    /// <summary>
    /// Whether requests that the provider's document does not allow are refused, also where the provider itself lets them pass: with status 400
    /// and every place and reason in the body, before faults and credentials are looked at. The default is false.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// How long an agent of Portal works on a prompt, by <see cref="TimeProvider" />. The default is 200 milliseconds.
    /// </summary>
    public TimeSpan PortalRunDuration { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How long a guest session of WhyLabs lives, by <see cref="TimeProvider" />. The default is one day; the real lifetime is not known.
    /// </summary>
    public TimeSpan WhyLabsSessionLifetime { get; init; } = TimeSpan.FromDays(1);

    private static string? RecordingFolderOfEnvironment =>
        Environment.GetEnvironmentVariable("SESSIONS_SANDBOX_RECORDING") is { Length: > 0 } folder ? folder : null;

    internal void Validate()
    {
        if (Port is < 0 or > 65535)
        {
            throw new ArgumentException($"Port must be between 0 and 65535, but is {Port}.");
        }

        if (AllowedHosts is null)
        {
            throw new ArgumentException("AllowedHosts must not be null; an empty list allows no host but loopback.");
        }

        if (AllowedHosts.Where(host => !IsHost(host)).Select(host => host ?? "null").FirstOrDefault() is { } wrong)
        {
            throw new ArgumentException($"AllowedHosts must hold host names such as sandbox.test or sandbox.test:8080, but holds '{wrong}'.");
        }

        if (TimeProvider is null)
        {
            throw new ArgumentException("TimeProvider must not be null.");
        }

        if (RecordingFolder is { Length: 0 })
        {
            throw new ArgumentException("RecordingFolder must not be empty; null records into no folder.");
        }

        if (RecordedExchanges < 0)
        {
            throw new ArgumentException($"RecordedExchanges must not be negative, but is {RecordedExchanges}.");
        }

        if (RecordedBytes is < 0 or > int.MaxValue)
        {
            throw new ArgumentException($"RecordedBytes must be between 0 and {int.MaxValue}, but is {RecordedBytes}.");
        }

        if (HeldBytes < 0)
        {
            throw new ArgumentException($"HeldBytes must not be negative, but is {HeldBytes}.");
        }

        if (Faults is null || Faults.Any(fault => fault?.Fault is null))
        {
            throw new ArgumentException("Faults must not be null, and none of its entries or their Fault either.");
        }

        if (PortalRunDuration < TimeSpan.Zero)
        {
            throw new ArgumentException($"PortalRunDuration must not be negative, but is {PortalRunDuration}.");
        }

        if (WhyLabsSessionLifetime <= TimeSpan.Zero)
        {
            throw new ArgumentException($"WhyLabsSessionLifetime must be positive, but is {WhyLabsSessionLifetime}.");
        }
    }

    private static bool IsHost(string? host)
    {
        return Uri.TryCreate($"http://{host}", UriKind.Absolute, out var address)
            && (address.Authority.Equals(host, StringComparison.OrdinalIgnoreCase) || $"{address.Host}:{address.Port}".Equals(host, StringComparison.OrdinalIgnoreCase));
    }
}
