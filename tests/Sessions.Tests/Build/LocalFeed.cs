using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Sessions.Tests.Build;

/// <summary>
/// A NuGet feed on a loopback port that keeps what is published in memory.
/// </summary>
internal sealed class LocalFeed : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, long> _files = new(StringComparer.Ordinal);

    private LocalFeed(WebApplication application)
    {
        _application = application;
    }

    /// <summary>
    /// The address of the service index.
    /// </summary>
    public string Index => _application.Urls.Single() + "/v3/index.json";

    /// <summary>
    /// The key that the feed asks for; null for none.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>
    /// The status with which the feed refuses one of the packages; null for none.
    /// </summary>
    public (int Push, int Status)? Refusal { get; set; }

    /// <summary>
    /// The packages and symbols that arrived, each by the name of its archive, in their order.
    /// </summary>
    public List<string> Pushed { get; } = [];

    /// <summary>
    /// Starts a feed.
    /// </summary>
    /// <param name="key">The key that the feed asks for; null for none.</param>
    /// <param name="takesSymbols">Whether the feed takes symbols.</param>
    /// <param name="index">The text of the service index; null for one that names this feed.</param>
    /// <param name="answer">Answers in place of the service index; null for none.</param>
    public static async Task<LocalFeed> StartAsync(string? key = null, bool takesSymbols = true, string? index = null, RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var feed = new LocalFeed(application) { Key = key };
        application.MapGet("/v3/index.json", answer ?? (context => context.Response.WriteAsync(index ?? feed.Describe(takesSymbols))));
        application.MapMethods("/v3/content/{**path}", ["HEAD"], feed.FindAsync);
        application.MapPut("/push", context => feed.TakeAsync(context, "nupkg"));
        application.MapPut("/push-symbols", context => feed.TakeAsync(context, "snupkg"));
        await application.StartAsync();
        return feed;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private string Describe(bool takesSymbols)
    {
        var root = _application.Urls.Single();
        var symbols = takesSymbols ? $$""", { "@id": "{{root}}/push-symbols", "@type": "SymbolPackagePublish/4.9.0" }""" : "";
        return $$"""{ "resources": [ { "@id": "{{root}}/push", "@type": "PackagePublish/2.0.0" }, { "@id": "{{root}}/v3/content", "@type": "PackageBaseAddress/3.0.0" }{{symbols}} ] }""";
    }

    private Task FindAsync(HttpContext context)
    {
        var name = context.Request.Path.Value!.Split('/')[^1];
        context.Response.StatusCode = _files.ContainsKey(name) ? 200 : 404;
        return Task.CompletedTask;
    }

    private async Task TakeAsync(HttpContext context, string extension)
    {
        if (Key is not null && context.Request.Headers["X-NuGet-ApiKey"] != Key)
        {
            context.Response.StatusCode = 401;
            return;
        }

        var form = await context.Request.ReadFormAsync();
        using var archive = new MemoryStream();
        await form.Files.Single().CopyToAsync(archive);
        var name = SamplePackage.NameOf(archive, extension);
        if (Refusal is { } refusal && refusal.Push == Pushed.Count)
        {
            context.Response.StatusCode = refusal.Status;
            return;
        }

        context.Response.StatusCode = _files.TryAdd(name, archive.Length) ? 201 : 409;
        Pushed.Add(name);
    }
}
