using System.Net;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Answers each request with the response that was set last.
/// </summary>
internal sealed class GeneratedResponseHandler : HttpMessageHandler
{
    public GeneratedResponse Next { get; set; } = new(200, null, []);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage((HttpStatusCode)Next.Status) { RequestMessage = request, Content = new ByteArrayContent(Next.Body) };
        if (Next.ContentType is { } type)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return Task.FromResult(response);
    }
}
