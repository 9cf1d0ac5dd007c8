using System.Net;

namespace Sessions.Tests;

/// <summary>
/// Captures the requests of a client and answers each with the response of a recording.
/// </summary>
internal sealed class RecordedResponseHandler(WireRecording recording) : HttpMessageHandler
{
    internal List<CapturedRequest> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(await CapturedRequest.ReadAsync(request, cancellationToken));
        var response = new HttpResponseMessage((HttpStatusCode)recording.Response["status"]!.GetValue<int>())
        {
            Content = new ByteArrayContent(recording.ResponseBytes()),
        };
        foreach (var (name, value) in recording.Response["headers"]!.AsObject())
        {
            response.Content.Headers.TryAddWithoutValidation(name, value!.GetValue<string>());
        }

        return response;
    }
}
