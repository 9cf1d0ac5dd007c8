namespace Sessions.Core;

/// <summary>
/// Refuses per-call options that can't be kept, before anything is sent.
/// </summary>
internal static class RequestOptionsCheck
{
    // What the client writes itself, what a body has beside Content-…, and what the connection or its proxy reads.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Allow", "Authorization", "Connection", "Cookie", "Expect", "Expires", "Host", "HTTP2-Settings", "Keep-Alive",
        "Last-Modified", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    private const string ContentPrefix = "Content-";

    internal static void Validate(RequestOptions options, SessionsProvider provider)
    {
        using var probe = new HttpRequestMessage();
        foreach (var header in options.Headers)
        {
            if (Reserved.Contains(header.Key)
                || header.Key.StartsWith(ContentPrefix, StringComparison.OrdinalIgnoreCase)
                || provider.CredentialScheme.Headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The header '{header.Key}' belongs to the client and can't be set for a call.", nameof(options));
            }

            if (header.Value is null || !HeaderText.IsValue(header.Value) || !probe.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                throw new ArgumentException(
                    "A header of a call needs a name of visible ASCII characters and a value without control characters.", nameof(options));
            }
        }

        if (options.Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1)))
        {
            throw new ArgumentException($"{nameof(RequestOptions)}.{nameof(options.Timeout)} must be positive and at most one day.", nameof(options));
        }

        var problems = options.Retry?.Problems($"{nameof(RequestOptions)}.{nameof(options.Retry)}").ToList();
        if (problems?.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        }
    }
}
