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
    /// Copies a request that handlers may have changed, and puts the credential into the copy. The copy shares the content of the request, so it is
    /// not to be disposed.
    /// </summary>
    internal HttpRequestMessage ApplyToCopyOf(HttpRequestMessage request)
    {
        if (request.RequestUri is null || !CredentialGuard.IsSameOrigin(request.RequestUri, _origin))
        {
            throw new SessionsException(
                "A handler pointed the request at another origin than the base address, where the key must not go; nothing was sent.");
        }

        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version };
        CopyHeaders(request, copy);
        CopyOptions(request, copy);
        Apply(copy);
        return copy;
    }

    /// <summary>
    /// Puts the credential into a request that is known to go to its origin.
    /// </summary>
    internal void Apply(HttpRequestMessage request)
    {
        _scheme.Apply(request, _values);
    }

#if NET
    private static void CopyHeaders(HttpRequestMessage request, HttpRequestMessage copy)
    {
        foreach (var header in request.Headers.NonValidated)
        {
            if (header.Value.Count == 1)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
            }
            else
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    private static void CopyOptions(HttpRequestMessage request, HttpRequestMessage copy)
    {
        copy.VersionPolicy = request.VersionPolicy;
        foreach (var option in request.Options)
        {
            if (option.Key != Key.Key)
            {
                ((IDictionary<string, object?>)copy.Options).Add(option);
            }
        }
    }
#else
    private static void CopyHeaders(HttpRequestMessage request, HttpRequestMessage copy)
    {
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    private static void CopyOptions(HttpRequestMessage request, HttpRequestMessage copy)
    {
        foreach (var property in request.Properties)
        {
            if (property.Key != Key)
            {
                copy.Properties.Add(property);
            }
        }
    }
#endif
}
