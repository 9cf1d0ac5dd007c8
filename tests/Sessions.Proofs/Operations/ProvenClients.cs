using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Proofs.Operations;

/// <summary>
/// One client of each provider, all set in the same way.
/// </summary>
internal sealed class ProvenClients : IDisposable
{
    /// <summary>
    /// The key of every client, to be looked for where it must not be.
    /// </summary>
    public const string Key = "proof-key-7f3a";

    private ProvenClients(Func<WhyLabsSessionsClient> whyLabs, Func<HumanloopSessionsClient> humanloop, Func<OrqSessionsClient> orq, Func<PortalSessionsClient> portal)
    {
        WhyLabs = whyLabs();
        Humanloop = humanloop();
        Orq = orq();
        Portal = portal();
    }

    public WhyLabsSessionsClient WhyLabs { get; }

    public HumanloopSessionsClient Humanloop { get; }

    public OrqSessionsClient Orq { get; }

    public PortalSessionsClient Portal { get; }

    /// <summary>
    /// Clients over the connections that all clients without dependency injection share.
    /// </summary>
    public static ProvenClients At(Uri address, Action<SessionsClientOptions> configure)
    {
        return new ProvenClients(
            () => new(Options<WhyLabsSessionsOptions>(address, configure)),
            () => new(Options<HumanloopSessionsOptions>(address, configure)),
            () => new(Options<OrqSessionsOptions>(address, configure)),
            () => new(Options<PortalSessionsOptions>(address, configure)));
    }

    /// <summary>
    /// Clients over a handler of the caller's.
    /// </summary>
    public static ProvenClients Over(HttpMessageHandler handler, Uri address, Action<SessionsClientOptions> configure)
    {
        return new ProvenClients(
            () => new(handler, Options<WhyLabsSessionsOptions>(address, configure)),
            () => new(handler, Options<HumanloopSessionsOptions>(address, configure)),
            () => new(handler, Options<OrqSessionsOptions>(address, configure)),
            () => new(handler, Options<PortalSessionsOptions>(address, configure)));
    }

    public void Dispose()
    {
        WhyLabs.Dispose();
        Humanloop.Dispose();
        Orq.Dispose();
        Portal.Dispose();
    }

    private static T Options<T>(Uri address, Action<SessionsClientOptions> configure)
        where T : SessionsClientOptions, new()
    {
        var options = new T { ApiKey = Key, BaseAddress = address };
        configure(options);
        return options;
    }
}
