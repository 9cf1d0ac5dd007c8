namespace Consumer;

/// <summary>
/// Sees each request and its response on their way. The credential is not among what it sees.
/// </summary>
internal sealed class CallLogHandler(CallLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        log.Remember(request, response);
        return response;
    }
}
