namespace Sessions.Core;

/// <summary>
/// The connections of all clients that are made without dependency injection. They are renewed now and then, so DNS changes are followed.
/// </summary>
internal static class SharedHttpClient
{
    internal static HttpClient Instance { get; } = new(new CredentialHandler(PrimaryHandler.Create()))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
