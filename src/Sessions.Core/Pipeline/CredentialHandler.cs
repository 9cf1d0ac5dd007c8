namespace Sessions.Core;

/// <summary>
/// Stands next to the transport and sends a copy of the request that has the credential, so that no handler before it ever holds a request with
/// one, not even while it is sent. It refuses to when an earlier handler has pointed the request at another origin.
/// </summary>
internal sealed class CredentialHandler : DelegatingHandler
{
    internal CredentialHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return CredentialTicket.Find(request) is { } ticket
            ? SendWithAsync(ticket, request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithAsync(CredentialTicket ticket, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(ticket.ApplyToCopyOf(request), cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }
}
