using System.Text;
using Sessions.Sandbox.Humanloop;
using Sessions.Sandbox.Orq;
using Sessions.Sandbox.Portal;
using Sessions.Sandbox.WhyLabs;

namespace Sessions.Sandbox;

/// <summary>
/// The APIs of one sandbox and the state behind them.
/// </summary>
internal sealed class SandboxApis
{
    // A key of WhyLabs is 10 letters or digits, a dot and 53 more characters.
    private const int WhyLabsKeyIdLength = 10;
    private const int WhyLabsKeySecretLength = 53;
    private const int SecretLength = 32;

    public SandboxApis(SandboxOptions options)
    {
        var identifiers = new IdentifierSource(options.Seed);
        var time = options.TimeProvider;
        var limit = new StateLimit(options.HeldBytes);
        WhyLabsStore = new WhyLabsStore(identifiers, time, options.WhyLabsSessionLifetime, limit);
        HumanloopStore = new HumanloopSessionStore(identifiers, time, limit);
        OrqStore = new OrqSessionStore(identifiers, time, limit);
        PortalStore = new PortalSessionStore(identifiers, time, options.PortalRunDuration, limit);
        var whyLabsKey = identifiers.Next(string.Empty, WhyLabsKeyIdLength) + identifiers.Next(".", WhyLabsKeySecretLength);
        WhyLabs = new WhyLabsApi(whyLabsKey, new WhyLabsSessions(WhyLabsStore, Address));
        Humanloop = new HumanloopApi(identifiers.Next("hl_sandbox_", SecretLength), new HumanloopSessions(HumanloopStore), new HumanloopPages(HumanloopStore));
        Orq = new OrqApi(identifiers.Next("orq_sandbox_", SecretLength), new OrqSessions(OrqStore), new OrqPages(OrqStore, identifiers));
        Portal = new PortalApi(identifiers.Next("portal_sandbox_", SecretLength), new PortalSessions(PortalStore));
        ProviderApi[] written = [WhyLabs, Humanloop, Orq, Portal];
        Added = [.. SpecDocument.Providers.Except(written.Select(api => api.Name)).Select(name => new SpecDrivenApi(name, SpecDrivenCredentials.Create(name, options.Seed), Address))];
        Providers = [.. written, .. Added];
        All = [.. Providers, new ProfileStorageApi(new ProfileStorage(WhyLabsStore)), .. Added.Where(api => api.Credentials.NeedsToken).Select(api => new TokenApi(api))];
    }

    public SandboxAddress Address { get; } = new();

    public WhyLabsStore WhyLabsStore { get; }

    public HumanloopSessionStore HumanloopStore { get; }

    public OrqSessionStore OrqStore { get; }

    public PortalSessionStore PortalStore { get; }

    public WhyLabsApi WhyLabs { get; }

    public HumanloopApi Humanloop { get; }

    public OrqApi Orq { get; }

    public PortalApi Portal { get; }

    /// <summary>
    /// The providers that are served from their documents alone.
    /// </summary>
    public IReadOnlyList<SpecDrivenApi> Added { get; }

    /// <summary>
    /// All providers.
    /// </summary>
    public IReadOnlyList<ProviderApi> Providers { get; }

    /// <summary>
    /// Everything that has a prefix of its own.
    /// </summary>
    public IReadOnlyList<ProviderApi> All { get; }

    /// <summary>
    /// What the root of the sandbox shows: the APIs and their operations.
    /// </summary>
    public string Overview()
    {
        var text = new StringBuilder("Sessions sandbox\n");
        foreach (var api in All)
        {
            text.Append('\n').Append(api.Name).Append("  ").Append(new Uri(Address.Origin, api.Prefix)).Append('\n');
            foreach (var operation in api.Operations)
            {
                text.Append("  ").Append(operation.Method.PadRight(7)).Append(operation.Path).Append("  ").Append(operation.Name).Append('\n');
            }
        }

        return text.ToString();
    }
}
