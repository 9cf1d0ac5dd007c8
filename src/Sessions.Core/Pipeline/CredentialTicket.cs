namespace Sessions.Core;

/// <summary>
/// A credential on its way through the handlers of a client: it can be applied to a request to its own origin, and shows nothing of itself.
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
    private readonly Uri _origin;
    private Uri? _addressWithout;

    internal CredentialTicket(CredentialScheme scheme, string credential, Uri origin)
    {
        _scheme = scheme;
        _credential = credential;
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

    internal void AttachTo(HttpRequestMessage request)
    {
#if NET
        request.Options.Set(Key, this);
#else
        request.Properties[Key] = this;
#endif
    }

    internal void Apply(HttpRequestMessage request)
    {
        if (request.RequestUri is null || !CredentialGuard.IsSameOrigin(request.RequestUri, _origin))
        {
            throw new SessionsException(
                "A handler pointed the request at another origin than the base address, where the key must not go; nothing was sent.");
        }

        _addressWithout = request.RequestUri;
        _scheme.Apply(request, _credential);
    }

    internal void Remove(HttpRequestMessage request)
    {
        request.RequestUri = _addressWithout;
        foreach (var name in _scheme.Headers)
        {
            request.Headers.Remove(name);
        }
    }
}
