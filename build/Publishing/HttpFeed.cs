using System.Net;
using System.Text.Json;

namespace Sessions.Build.Publishing;

/// <summary>
/// A feed that speaks version 3 of NuGet's protocol. The client library of NuGet would do this, but its packaging part is not to be had from
/// every registry, and what is needed of it are three requests.
/// </summary>
internal sealed class HttpFeed(Uri index, string? key) : IPackageFeed
{
    private const string KeyHeader = "X-NuGet-ApiKey";

    // A redirect is not followed: the key would go to whoever it names.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(100) };

    private FeedResources? _resources;

    public async Task<bool> HasAsync(string id, string version, CancellationToken cancellationToken)
    {
        var resources = await ResourcesAsync(cancellationToken);
        if (resources.Content is not { } content)
        {
            return false;
        }

        using var response = await SendAsync(() => new(HttpMethod.Head, new Uri(content, $"{id}/{version}/{id}.{version}.nupkg".ToLowerInvariant())), cancellationToken);
        return response.IsSuccessStatusCode;
    }

    public async Task<bool> PushAsync(string packagePath, CancellationToken cancellationToken)
    {
        var resources = await ResourcesAsync(cancellationToken);
        return await PutAsync(resources.Publish, packagePath, cancellationToken);
    }

    public async Task<bool?> PushSymbolsAsync(string symbolsPath, CancellationToken cancellationToken)
    {
        var resources = await ResourcesAsync(cancellationToken);
        return resources.PublishSymbols is { } address ? await PutAsync(address, symbolsPath, cancellationToken) : null;
    }

    private async Task<FeedResources> ResourcesAsync(CancellationToken cancellationToken)
    {
        if (_resources is not null)
        {
            return _resources;
        }

        using var response = await SendAsync(() => new(HttpMethod.Get, index), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw Refusal(response.StatusCode, "did not show its index");
        }

        try
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return _resources = FeedResources.Read(json.RootElement, index);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BuildFailure($"The source {PackageFeed.Redact(index)} is no NuGet feed; name its service index, whose address mostly ends in index.json.");
        }
    }

    private async Task<bool> PutAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var response = await SendAsync(Request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Conflict => false,
            _ when response.IsSuccessStatusCode => true,
            var status => throw Refusal(status, $"did not take {Path.GetFileName(path)}"),
        };

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Put, address)
            {
                Content = new MultipartFormDataContent { { new StreamContent(file), "package", "package.nupkg" } },
            };
            if (key is not null)
            {
                request.Headers.Add(KeyHeader, key);
            }

            return request;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        using var request = create();
        try
        {
            return await Http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer within {Http.Timeout.TotalSeconds:0} s");
        }
    }

    private BuildFailure Unreachable(string reason) =>
        new($"The feed {PackageFeed.Redact(index)} does not answer ({reason}); run it again later: what is there already is skipped.");

    private BuildFailure Refusal(HttpStatusCode status, string what) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when key is null =>
            new($"The feed {PackageFeed.Redact(index)} {what} without a key ({(int)status}); put one into the environment variable {PackageFeed.KeyVariable}."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            new($"The feed {PackageFeed.Redact(index)} {what} with the key in {PackageFeed.KeyVariable} ({(int)status}); check that it is valid there and may push this package."),
        _ => new($"The feed {PackageFeed.Redact(index)} {what} ({(int)status}); run it again later: what is there already is skipped."),
    };
}
