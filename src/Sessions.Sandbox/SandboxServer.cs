using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Sessions.Sandbox;

/// <summary>
/// A server on a loopback port that stands in for the sessions APIs of WhyLabs, Humanloop, orq.ai and Portal, and for each provider of which
/// there is a document. The four have a state of their own, in memory; the others have none. Many servers can run in one process.
/// </summary>
public sealed partial class SandboxServer : IAsyncDisposable
{
    /// <summary>
    /// A prompt of Portal that contains this text ends in the status Error, without an answer.
    /// </summary>
    public const string PortalFailureMarker = "[fail]";

    // Long enough for responses under way, short enough not to be noticed.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;
    private readonly SandboxApis _apis;
    private readonly ExchangeRecorder _recorder;
    private readonly ExchangeHandler _handler;
    private int _disposals;

    private SandboxServer(WebApplication application, CancellationTokenSource stopping, SandboxApis apis, SandboxFaults faults, ExchangeRecorder recorder, ExchangeHandler handler)
    {
        _application = application;
        _stopping = stopping;
        _apis = apis;
        _recorder = recorder;
        _handler = handler;
        Faults = faults;
        Address = apis.Address.Origin;
        WhyLabs = new SandboxProvider(apis.WhyLabs, Address);
        Humanloop = new SandboxProvider(apis.Humanloop, Address);
        Orq = new SandboxProvider(apis.Orq, Address);
        Portal = new SandboxProvider(apis.Portal, Address);
        Providers = [WhyLabs, Humanloop, Orq, Portal, .. apis.Added.Select(api => new SandboxProvider(api, Address))];
    }

    /// <summary>
    /// The address of the sandbox itself. In a browser it shows the APIs, the requests as they come in and the sessions that are held.
    /// </summary>
    public Uri Address { get; }

    /// <summary>
    /// The sessions API of WhyLabs.
    /// </summary>
    public SandboxProvider WhyLabs { get; }

    /// <summary>
    /// The sessions API of Humanloop.
    /// </summary>
    public SandboxProvider Humanloop { get; }

    /// <summary>
    /// The sessions API of orq.ai.
    /// </summary>
    public SandboxProvider Orq { get; }

    /// <summary>
    /// The sessions API of Portal.
    /// </summary>
    public SandboxProvider Portal { get; }

    /// <summary>
    /// All providers, the four above first. The others are served from their documents alone: with the examples that a document gives, and
    /// else with values that fit its schemas.
    /// </summary>
    public IReadOnlyList<SandboxProvider> Providers { get; }

    /// <summary>
    /// What goes wrong in this sandbox on purpose; those of <see cref="SandboxOptions.Faults" /> are in it from the start.
    /// </summary>
    public SandboxFaults Faults { get; }

    /// <summary>
    /// Starts a sandbox.
    /// </summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The sandbox, which serves requests until it is disposed.</returns>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    /// <exception cref="IOException">The port is taken, or the folder for recordings can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder for recordings may not be made.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        options.Validate();
        var stopping = new CancellationTokenSource();
        try
        {
            var apis = new SandboxApis(options);
            var recorder = ExchangeRecorder.For(options, apis);
            var faults = new SandboxFaults(new FaultTargets(apis.All), options.Seed);
            faults.Add(options.Faults);
            var handler = new ExchangeHandler(options.Strict ? new StrictGate(apis.All) : null, faults, recorder, options.Log, stopping.Token);
            var page = new SandboxPage(apis, recorder, stopping.Token);
            var application = await KestrelHost.StartAsync(options.Port, new RequestGate(options.AllowedHosts), routes => Map(routes, apis, handler, page), cancellationToken).ConfigureAwait(false);
            apis.Address.Origin = KestrelHost.Address(application);
            return new SandboxServer(application, stopping, apis, faults, recorder, handler);
        }
        catch
        {
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A provider by its name.
    /// </summary>
    /// <param name="name">The name, such as <c>Orq</c>, in any casing.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public SandboxProvider Provider(string name)
    {
        return Providers.FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no provider '{name}'; the providers are {string.Join(", ", Providers.Select(provider => provider.Name))}.", nameof(name));
    }

    /// <summary>
    /// Stops the sandbox: streams end, other responses under way are given a second, the state is gone.
    /// </summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        await _application.StopAsync(timeout.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _handler.Dispose();
        _recorder.Dispose();
        _stopping.Dispose();
    }

    private static void Map(IEndpointRouteBuilder routes, SandboxApis apis, ExchangeHandler handler, SandboxPage page)
    {
        foreach (var api in apis.All)
        {
            ProviderRoutes.Map(routes, api, handler);
        }

        page.Map(routes);
    }
}
