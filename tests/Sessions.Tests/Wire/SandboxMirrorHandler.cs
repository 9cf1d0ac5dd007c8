using System.Net;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// Sends a copy of each request to a sandbox, with the sandbox's key, before it is answered from the recording.
/// </summary>
internal sealed class SandboxMirrorHandler(HttpMessageHandler recorded, Uri baseAddress, SandboxProvider sandbox) : HttpMessageHandler
{
    // A handler that is told its inner one would not see the key, which the sandbox has to be asked with.
    private readonly HttpMessageInvoker _recorded = new(recorded);

    /// <summary>What the sandbox answered, one for each request.</summary>
    internal List<(HttpStatusCode Status, string Text)> Answers { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var copy = await CopyAsync(request, cancellationToken);
        using var response = await client.SendAsync(copy, cancellationToken);
        Answers.Add((response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken)));
        return await _recorded.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _recorded.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var below = request.RequestUri!.PathAndQuery[baseAddress.AbsolutePath.TrimEnd('/').Length..].TrimStart('/');
        var copy = new HttpRequestMessage(request.Method, new Uri(sandbox.BaseAddress, below));
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values.Select(value => WithKey(name, value)));
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        return copy;
    }

    private string WithKey(string header, string value) => header.ToUpperInvariant() switch
    {
        "AUTHORIZATION" => "Bearer " + sandbox.ApiKey,
        "X-API-KEY" => sandbox.ApiKey,
        _ => value,
    };
}
