namespace Sessions.Build.Publishing;

/// <summary>
/// Opens the feed that a source names.
/// </summary>
internal static class PackageFeed
{
    /// <summary>
    /// The environment variable that holds the key of a feed. It is no option, since arguments are seen by other users and kept in histories.
    /// </summary>
    public const string KeyVariable = "NUGET_API_KEY";

    /// <summary>
    /// Opens a feed.
    /// </summary>
    /// <param name="source">The address of a service index, or a folder.</param>
    /// <param name="key">The key to publish with; null for none.</param>
    public static IPackageFeed Open(string source, string? key)
    {
        if (string.IsNullOrWhiteSpace(source) || source.Contains('\0', StringComparison.Ordinal))
        {
            throw new BuildFailure("The source is empty or no text; name the address of a service index, or a folder.");
        }

        if (key is not null && key.Any(letter => letter is < '!' or > '~'))
        {
            throw new BuildFailure($"{KeyVariable} holds a blank, a line end or a letter beyond ASCII, which no key has; set it anew.");
        }

        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
        {
            return new FolderFeed(source);
        }

        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? new HttpFeed(address, key)
            : throw new BuildFailure($"The source {Redact(address)} is neither https nor a folder, and a key does not travel in the clear; name one that is.");
    }

    /// <summary>
    /// An address as it may be shown: without a user's name and password, and without a query.
    /// </summary>
    public static string Redact(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
