namespace Sessions.Core;

/// <summary>
/// Refuses per-call options that can't be kept, before anything is sent.
/// </summary>
internal static class RequestOptionsCheck
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Authorization", "Content-Length", "Content-Type", "Cookie", "Host", "Transfer-Encoding", "User-Agent",
    };

    internal static void Validate(RequestOptions options, SessionsProvider provider)
    {
        foreach (var header in options.Headers)
        {
            if (Reserved.Contains(header.Key) || provider.CredentialScheme.Headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"The header '{header.Key}' belongs to the client and can't be set for a call.", nameof(options));
            }

            if (!HeaderText.IsToken(header.Key) || header.Value is null || !HeaderText.IsValue(header.Value))
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
