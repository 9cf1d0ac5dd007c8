using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Consumer;

/// <summary>
/// A program as a user of the packages would write it: it knows the packages and the eight environment variables, and nothing else. All
/// four are imported side by side.
/// </summary>
internal static class Program
{
    private static async Task<int> Main()
    {
        var services = new ServiceCollection();
        services.AddSingleton<CallLog>();
        services.AddTransient<CallLogHandler>();
        services.AddHumanloopSessions().AddHttpMessageHandler<CallLogHandler>();
        services.AddOrqSessions().AddHttpMessageHandler<CallLogHandler>();
        services.AddPortalSessions().AddHttpMessageHandler<CallLogHandler>();
        services.AddWhyLabsSessions().AddHttpMessageHandler<CallLogHandler>();
        services.AddTransient<HumanloopFlow>();
        services.AddTransient<OrqFlow>();
        services.AddTransient<PortalFlow>();
        services.AddTransient<WhyLabsFlow>();

        await using var provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<HumanloopFlow>().RunAsync();
            await provider.GetRequiredService<OrqFlow>().RunAsync();
            await provider.GetRequiredService<PortalFlow>().RunAsync();
            await provider.GetRequiredService<WhyLabsFlow>().RunAsync();
            return 0;
        }
        catch (Exception exception) when (exception is SessionsException or UnexpectedAnswerException or HttpRequestException)
        {
            Console.Error.WriteLine($"{exception.GetType().Name}: {exception.Message}");
            return 1;
        }
    }
}
