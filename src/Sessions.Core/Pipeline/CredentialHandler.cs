namespace Sessions.Core;

/// <summary>
/// Stands next to the network and puts the credential that travels with a request into its header, and takes it out again afterwards.
/// It refuses to when an earlier handler has pointed the request at another origin.
/// </summary>
internal sealed class CredentialHandler : DelegatingHandler
{
    internal CredentialHandler()
    {
    }

    internal CredentialHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CredentialTicket.Find(request) is not { } ticket)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var addressWithout = request.RequestUri;
        ticket.ApplyAtOrigin(request);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ticket.Remove(request, addressWithout);
        }
    }
}
