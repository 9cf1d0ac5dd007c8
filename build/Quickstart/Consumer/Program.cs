using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;

namespace Consumer;

/// <summary>
/// A program as a user of the packages would write it: it knows the packages and their environment variables, and nothing else.
/// </summary>
public static class Program
{
    /// <summary>
    /// Runs the flows of all providers.
    /// </summary>
    public static async Task<int> Main()
    {
        var flows = typeof(IProviderFlow).Assembly.GetTypes()
            .Where(type => type.IsClass && typeof(IProviderFlow).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        var services = new ServiceCollection();
        services.AddSingleton<CallLog>();
        services.AddTransient<CallLogHandler>();
        foreach (var flow in flows)
        {
            var client = (IHttpClientBuilder)flow.GetMethod("AddClient", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [services])!;
            client.AddHttpMessageHandler<CallLogHandler>();
            services.AddTransient(flow);
        }

        await using var provider = services.BuildServiceProvider();
        try
        {
            foreach (var flow in flows)
            {
                await ((IProviderFlow)provider.GetRequiredService(flow)).RunAsync();
            }

            return 0;
        }
        catch (Exception exception) when (exception is SessionsException or UnexpectedAnswerException or HttpRequestException)
        {
            Console.Error.WriteLine($"{exception.GetType().Name}: {exception.Message}");
            return 1;
        }
    }
}
