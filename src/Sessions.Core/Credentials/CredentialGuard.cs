namespace Sessions.Core;

/// <summary>
/// Decides where a credential may travel: to the origin of the base address, over TLS or the loopback interface.
/// </summary>
internal static class CredentialGuard
{
    internal static bool IsSameOrigin(Uri left, Uri right)
    {
        return left.Port == right.Port
            && string.Equals(left.Scheme, right.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);
    }

    internal static bool IsConfidential(Uri address)
    {
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;
    }
}
