using System.Net;
using System.Net.Http.Headers;

namespace Sessions.Benchmarks.Serving;

/// <summary>
/// Answers in memory with what the sandbox answered before, so that nothing is measured but the client.
/// </summary>
internal sealed class RecordedHandler(RecordedAnswers answers) : HttpMessageHandler
{
    private readonly MemoryStream _request = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _request.SetLength(0);
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(_request, cancellationToken);
        }

        var (status, body) = answers.For(request.RequestUri!.AbsolutePath, _request.GetBuffer().AsSpan(0, (int)_request.Length));
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentLength = body.Length;
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
    }
}
