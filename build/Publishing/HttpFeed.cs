using System.Net;
using System.Text.Json;

namespace Sessions.Build.Publishing;

/// <summary>
/// A feed that speaks version 3 of NuGet's protocol. The client library of NuGet would do this, but its packaging part is not to be had from
/// every registry, and what is needed of it are three requests.
/// </summary>
internal sealed class HttpFeed(Uri index, string? key, TimeProvider? clock = null) : IPackageFeed
{
    private const string KeyHeader = "X-NuGet-ApiKey";

    // That of nuget.org has 20 kB.
    private const int LargestIndex = 4_000_000;

    /// <summary>
    /// How long a request may take, with what it sends and what is read of its answer.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    // A feed on this machine is not asked through a proxy, which would see the key.
    private static readonly HttpClient OverProxy = Create(useProxy: true);
    private static readonly HttpClient OnThisMachine = Create(useProxy: false);

    private FeedResources? _resources;

    public async Task<bool> HasAsync(string id, string version, CancellationToken cancellationToken)
    {
        var resources = await ResourcesAsync(cancellationToken);
        if (resources.Content is not { } content)
        {
            return false;
        }

        return await SendAsync(
            () => new(HttpMethod.Head, new Uri(content, $"{id}/{version}/{id}.{version}.nupkg".ToLowerInvariant())),
            static (response, _) => Task.FromResult(response.IsSuccessStatusCode),
            cancellationToken);
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

        return _resources = await SendAsync(
            () => new(HttpMethod.Get, index),
            async (response, token) => response.IsSuccessStatusCode
                ? await ReadAsync(await response.Content.ReadAsStreamAsync(token), token)
                : throw Refusal(response.StatusCode, "did not show its index"),
            cancellationToken);
    }

    private async Task<FeedResources> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestIndex)
            {
                throw NoFeed($" with an index of more than {LargestIndex / 1_000_000} MB");
            }
        }

        try
        {
            content.Position = 0;
            using var json = await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
            return FeedResources.Read(json.RootElement, index);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NoFeed("");
        }
    }

    private async Task<bool> PutAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await SendAsync(
            Request,
            (response, _) => response.StatusCode switch
            {
                HttpStatusCode.Conflict => Task.FromResult(false),
                _ when response.IsSuccessStatusCode => Task.FromResult(true),
                var status => throw Refusal(status, $"did not take {Path.GetFileName(path)}"),
            },
            cancellationToken);

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

    private async Task<T> SendAsync<T>(Func<HttpRequestMessage> create, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var request = create();
        try
        {
            using var response = await (index.IsLoopback ? OnThisMachine : OverProxy).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await read(response, either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException)
        {
            throw Unreachable(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer within {Timeout.TotalSeconds:0} s");
        }
    }

    // A redirect is not followed: the key would go to whoever it names.
    private static HttpClient Create(bool useProxy) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = useProxy }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    private BuildFailure NoFeed(string what) =>
        new($"The source {PackageFeed.Redact(index)} is no NuGet feed{what}; name its service index, whose address mostly ends in index.json.");

    private BuildFailure Unreachable(string reason) =>
        new($"The feed {PackageFeed.Redact(index)} does not answer ({reason}); run it again later: what is there already is skipped.");

    private BuildFailure Refusal(HttpStatusCode status, string what) => status switch
    {
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
            new($"The feed {PackageFeed.Redact(index)} {what} but redirects ({(int)status}), which is not followed, since the key would go along; name the address that it leads to."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when key is null =>
            new($"The feed {PackageFeed.Redact(index)} {what} without a key ({(int)status}); put one into the environment variable {PackageFeed.KeyVariable}."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            new($"The feed {PackageFeed.Redact(index)} {what} with the key in {PackageFeed.KeyVariable} ({(int)status}); check that it is valid there and may push this package."),
        _ => new($"The feed {PackageFeed.Redact(index)} {what} ({(int)status}); run it again later: what is there already is skipped."),
    };
}
