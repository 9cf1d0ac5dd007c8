using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// A client that was generated and compiled by a test, with a driver that calls it.
/// </summary>
internal sealed class GeneratedClient : IDisposable
{
    /// <summary>
    /// Calls each operation of <see cref="SpecOfTexts" />, and returns what it read.
    /// </summary>
    public const string Driver = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Sessions.SpecHostile;

        public static class Driver
        {
            public static async Task<IReadOnlyList<string?>> RunAsync(HttpMessageHandler handler)
            {
                var services = new ServiceCollection();
                services.AddSpecHostileSessions(options => (options.ApiKey, options.BaseAddress) = ("key", new Uri("https://api.hostile.test/v1")))
                    .ConfigurePrimaryHttpMessageHandler(() => handler);
                await using var provider = services.BuildServiceProvider();
                var client = provider.GetRequiredService<ISpecHostileSessionsClient>();
                var thing = new Thing { Plain = "1", Nullable = null, Choice = Choice.First };
                var read = await client.CreateThingAsync(segment: "segment", request: thing, query: "2", values: ["3", "4"], header: "5");
                await client.SendFieldsAsync(new Fields { Field = "6", Commas = ["7", "8"], Deep = new Thing { Plain = "9" } });
                await client.SendPartsAsync(part: null, file: null, name: "10");
                await foreach (var page in client.ListAllThingsAsync(filter: "11").AsPages(pageSizeHint: 12)) { break; }
                var health = await client.CheckHealthAsync();
                return [read.Plain, read.Choice?.Value, health.IsHealthy.ToString()];
            }
        }
        """;

    private readonly AssemblyLoadContext _context = new("Generated", isCollectible: true);
    private readonly Assembly _assembly;

    public GeneratedClient(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.That(emitted.Success, Is.True, () => string.Join('\n', emitted.Diagnostics.Take(20)));
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    public string? DefaultBaseAddress => (string?)Client.GetField("DefaultBaseAddress", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue();

    private Type Client => _assembly.GetTypes().Single(type => type is { Name: "SpecHostileSessionsClient" });

    public string Value(string type, string name)
    {
        var enumeration = _assembly.GetTypes().Single(candidate => candidate.Name == type);
        var value = enumeration.GetProperty(name)!.GetValue(null);
        return (string)enumeration.GetProperty("Value")!.GetValue(value)!;
    }

    /// <summary>
    /// Runs the driver against a server that always gives the same answer, and returns the texts that the requests and the results held.
    /// </summary>
    public async Task<IReadOnlyList<string?>> RunAsync(string answer)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(answer));
        var run = (Task<IReadOnlyList<string?>>)_assembly.GetType("Driver")!.GetMethod("RunAsync")!.Invoke(null, [handler])!;
        var read = await run;
        return [.. handler.Requests.SelectMany(Describe), .. read];
    }

    public void Dispose() => _context.Unload();

    private static IEnumerable<string?> Describe(ReceivedRequest request) =>
    [
        request.Method + " " + Uri.UnescapeDataString(request.Address.AbsolutePath),
        .. Pairs(request.Address.Query.TrimStart('?')),
        .. request.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.Ordinal)).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal),
        .. Body(request),
    ];

    private static IEnumerable<string> Body(ReceivedRequest request) => (request.Header("Content-Type") ?? "").Split(';')[0] switch
    {
        "application/json" => JsonDocument.Parse(request.Body!).RootElement.EnumerateObject().Select(member => $"{member.Name}={member.Value}"),
        "application/x-www-form-urlencoded" => Pairs(request.Body!.Replace('+', ' ')),
        "multipart/form-data" => request.Body!.Split("\r\n").Where(line => line.StartsWith("Content-Disposition", StringComparison.OrdinalIgnoreCase)),
        _ => [],
    };

    private static IEnumerable<string> Pairs(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => string.Join('=', pair.Split('=').Select(Uri.UnescapeDataString)));
}
