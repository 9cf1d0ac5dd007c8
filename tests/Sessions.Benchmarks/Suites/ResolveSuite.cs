using Microsoft.Extensions.DependencyInjection;
using Sessions.Benchmarks.Contenders;
using Sessions.Benchmarks.Measuring;
using Sessions.Benchmarks.Stock.Orq;
using Sessions.Build.Benchmarks.Results;
using Sessions.Orq;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// A client out of dependency injection, in a scope of its own as in a web request. By hand and stock NSwag are typed clients, as the
/// documentation of HttpClient has it.
/// </summary>
internal static class ResolveSuite
{
    private const int Resolutions = 50;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(RaceSettings settings)
    {
        var services = new ServiceCollection();
        services.AddOrqSessions(options => options.ApiKey = "a-key");
        services.AddHttpClient<HandWrittenClient>(http => http.BaseAddress = new Uri("https://api.example.com"));
        services.AddHttpClient<IOrqClient, OrqClient>(http => http.BaseAddress = new Uri("https://api.example.com"));
        await using var provider = services.BuildServiceProvider();
        return await Race.RunAsync(
            CaseName.Resolve,
            TransportName.Memory,
            Clock.Processor,
            settings,
            [
                new Entrant(ContenderName.Sessions, () => ResolveAsync<IOrqSessionsClient>(provider)),
                new Entrant(ContenderName.ByHand, () => ResolveAsync<HandWrittenClient>(provider)),
                new Entrant(ContenderName.Stock, () => ResolveAsync<IOrqClient>(provider)),
            ]);
    }

    private static Task<int> ResolveAsync<T>(ServiceProvider provider)
        where T : notnull
    {
        var resolved = 0;
        for (var index = 0; index < Resolutions; index++)
        {
            using var scope = provider.CreateScope();
            resolved += scope.ServiceProvider.GetRequiredService<T>() is null ? 0 : 1;
        }

        return Task.FromResult(resolved);
    }

    private sealed class HandWrittenClient(HttpClient http)
    {
        public Uri? Address => http.BaseAddress;
    }
}
