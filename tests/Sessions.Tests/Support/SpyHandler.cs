namespace Sessions.Tests;

/// <summary>
/// A handler that keeps all that it can see of a request and its response: before the request is sent, while it is sent, and afterwards.
/// </summary>
internal sealed class SpyHandler : DelegatingHandler
{
    private readonly List<string> _seen = [];

    public SpyHandler()
    {
    }

    public SpyHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <summary>
    /// What was seen, three texts for each request.
    /// </summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Keep(request);
        var pending = base.SendAsync(request, cancellationToken);
        Keep(request);
        var response = await pending;
        Keep(response.RequestMessage!);
        return response;
    }

    private void Keep(HttpRequestMessage request)
    {
        lock (_seen)
        {
            _seen.Add(request + string.Join(" ", request.Options.Select(option => $"{option.Key}={Newtonsoft.Json.JsonConvert.SerializeObject(option.Value)} {option.Value}")));
        }
    }
}
