namespace Sessions.Core;

/// <summary>
/// The handlers that a user gives to the constructor of a client: a primary handler, which talks to the network, and perhaps others before it.
/// </summary>
internal static class HandlerChain
{
    private static readonly object Changing = new();

    /// <summary>
    /// Makes an HTTP client that sends through a chain and leaves it open, without redirects and with the credential next to the primary handler.
    /// </summary>
    /// <param name="handler">The first handler of the chain.</param>
    /// <param name="scheme">Where the credential goes.</param>
    /// <returns>The HTTP client, and who applies the credential.</returns>
    /// <exception cref="ArgumentException">The chain has sent a request already, and would have to be changed.</exception>
    internal static (HttpClient Client, CredentialPlacement Placement) Connect(HttpMessageHandler handler, CredentialScheme scheme)
    {
        PrimaryHandler.Secure(handler);
        if (handler is DelegatingHandler { InnerHandler: not null } first)
        {
            PlaceCredential(first);
            return (Client(handler), CredentialPlacement.LastHandler);
        }

        return PlacementWithoutHandlers(scheme) == CredentialPlacement.LastHandler
            ? (Client(new CredentialHandler(handler)), CredentialPlacement.LastHandler)
            : (Client(handler), CredentialPlacement.Request);
    }

    /// <summary>
    /// Who applies the credential where there is nothing but a primary handler. HttpClient itself shows the addresses that it sends to in its events,
    /// so a key of the query is added behind it.
    /// </summary>
    internal static CredentialPlacement PlacementWithoutHandlers(CredentialScheme scheme)
    {
        return scheme.IsInQuery ? CredentialPlacement.LastHandler : CredentialPlacement.Request;
    }

    private static void PlaceCredential(DelegatingHandler handler)
    {
        lock (Changing)
        {
            var last = handler;
            while (last.InnerHandler is DelegatingHandler { InnerHandler: not null } next)
            {
                last = next;
            }

            if (last is CredentialHandler)
            {
                return;
            }

            try
            {
                last.InnerHandler = new CredentialHandler(last.InnerHandler!);
            }
            catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
            {
                throw new ArgumentException(
                    "The handlers have sent a request already, so the key can't be placed behind them, where they don't see it. Create the client "
                    + "before anything is sent through them, or give it handlers of its own.",
                    nameof(handler),
                    exception);
            }
        }
    }

    private static HttpClient Client(HttpMessageHandler handler)
    {
        return new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
