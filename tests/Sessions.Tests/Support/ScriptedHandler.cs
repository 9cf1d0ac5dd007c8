using System.Net;
using System.Text;

namespace Sessions.Tests;

/// <summary>
/// Answers requests from a script, one step each (the last one again and again), and keeps what it was sent.
/// </summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] _steps;
    private readonly List<ReceivedRequest> _requests = [];

    public ScriptedHandler(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps)
    {
        _steps = steps;
    }

    public IReadOnlyList<ReceivedRequest> Requests => _requests;

    public ReceivedRequest Request => _requests.Single();

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Json(
        string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        return Text(body, "application/json", status, headers);
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Text(
        string body, string mediaType, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        return (request, _) =>
        {
            var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, mediaType) };
            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        };
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Status(
        HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        return Text(string.Empty, "text/plain", status, headers);
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Throws(Exception exception)
    {
        return (_, _) => Task.FromException<HttpResponseMessage>(exception);
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Hangs()
    {
        return async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("An infinite delay has ended.");
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        int step;
        lock (_requests)
        {
            step = Math.Min(_requests.Count, _steps.Length - 1);
            _requests.Add(new ReceivedRequest(request, body));
        }

        return await _steps[step](request, cancellationToken);
    }
}
