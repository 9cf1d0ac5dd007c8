namespace Sessions.Core;

/// <summary>
/// A credential on its way through the handlers of a client: it can be applied to requests to its own origin, and shows nothing of itself. It
/// holds what goes into a request, so that one serves for all requests until the credential changes.
/// </summary>
internal sealed class CredentialTicket
{
#if NET
    private static readonly HttpRequestOptionsKey<CredentialTicket> Key = new("Sessions.CredentialTicket");
#else
    private const string Key = "Sessions.CredentialTicket";
#endif

    private readonly CredentialScheme _scheme;
    private readonly string _credential;
    private readonly IReadOnlyList<string> _values;
    private readonly Uri _origin;

    internal CredentialTicket(CredentialScheme scheme, string credential, Uri origin)
    {
        _scheme = scheme;
        _credential = credential;
        _values = scheme.ValuesOf(credential);
        _origin = origin;
    }

    internal static CredentialTicket? Find(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(Key, out var ticket) ? ticket : null;
#else
        return request.Properties.TryGetValue(Key, out var ticket) ? (CredentialTicket)ticket : null;
#endif
    }

    /// <summary>
    /// Whether it is the ticket of a credential.
    /// </summary>
    internal bool IsFor(string credential)
    {
        return string.Equals(_credential, credential, StringComparison.Ordinal);
    }

    internal void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(Key, this);
#else
        request.Properties[Key] = this;
#endif
    }

    /// <summary>
    /// Puts the credential into a request that handlers may have changed.
    /// </summary>
    internal void ApplyAtOrigin(HttpRequestMessage request)
    {
        if (request.RequestUri is null || !CredentialGuard.IsSameOrigin(request.RequestUri, _origin))
        {
            throw new SessionsException(
                "A handler pointed the request at another origin than the base address, where the key must not go; nothing was sent.");
        }

        Apply(request);
    }

    /// <summary>
    /// Puts the credential into a request that is known to go to its origin.
    /// </summary>
    internal void Apply(HttpRequestMessage request)
    {
        _scheme.Apply(request, _values);
    }

    internal void Remove(HttpRequestMessage request, Uri? addressWithout)
    {
        request.RequestUri = addressWithout;
        foreach (var name in _scheme.Headers)
        {
            request.Headers.Remove(name);
        }
    }
}
