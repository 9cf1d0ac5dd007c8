using System.Diagnostics;
using System.Globalization;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// A listing of many sessions through the sandbox, each seen once and in its order, with flat memory. The sandbox runs in the same process and
/// holds its sessions before the measurement begins, so what is measured beyond that start is the client's, and the garbage of both.
/// </summary>
internal static class ListingLoad
{
    private const int Sessions = 100_000;
    private const int PageSize = 100;
    private const int PagesBetweenSamples = 50;
    private const double LiveLimit = 4;

    // The memory that is measured is that of the client; the pages that the sandbox would keep in the same process are not.
    private static readonly SandboxOptions WithoutRecord = new() { RecordedExchanges = 0 };

    public static async Task<string> HumanloopAsync()
    {
        await using var sandbox = await SandboxServer.StartAsync(WithoutRecord);
        sandbox.SeedHumanloopSessions("pr_1", Sessions);
        using var client = new HumanloopSessionsClient(Configured<HumanloopSessionsOptions>(sandbox.Humanloop));
        return await MeasureAsync(
            "Humanloop",
            client.ListAllSessionsAsync("pr_1"),
            session => int.Parse(session.ReferenceId!.AsSpan("reference-".Length), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    public static async Task<string> OrqAsync(bool byCursor)
    {
        await using var sandbox = await SandboxServer.StartAsync(WithoutRecord);
        sandbox.SeedOrqSessions(Sessions);
        using var client = new OrqSessionsClient(Configured<OrqSessionsOptions>(sandbox.Orq));
        var query = byCursor ? new SessionQuery().ByCursor() : new SessionQuery();
        return await MeasureAsync(
            byCursor ? "orq.ai by cursor" : "orq.ai by page number", client.ListAllSessionsAsync(query), session => (int)(session.Duration / 100));
    }

    // The numbers of the seeded sessions go from the last one down to 1, newest first.
    private static async Task<string> MeasureAsync<T>(string name, AsyncPageable<T> listing, Func<T, int> number)
    {
        var watch = Stopwatch.StartNew();
        var (next, pages, peak, start) = (Sessions, 0, 0L, 0L);
        await using var memory = new MemoryWatch();
        await foreach (var page in listing.AsPages(pageSizeHint: PageSize))
        {
            foreach (var item in page.Items)
            {
                Figures.Exactly(name + ", number of a session", number(item), next--);
            }

            if (pages++ % PagesBetweenSamples == 0)
            {
                var live = GC.GetTotalMemory(forceFullCollection: true);
                (start, peak) = (start == 0 ? live : start, Math.Max(peak, live));
            }
        }

        Figures.Exactly(name + ", sessions not listed", next, 0);
        Figures.Exactly(name + ", pages", pages, Sessions / PageSize);
        var growth = (peak - start) / Figures.Mebibyte;
        Figures.Limit(name + ", growth of live memory", growth, LiveLimit, "MiB");
        return Figures.Text(
            $"{name}: {Sessions:N0} sessions in {pages:N0} pages, live memory +{growth:0.00} MiB (peak with garbage of client and sandbox +{memory.ManagedGrowth:0.0} MiB), in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static T Configured<T>(SandboxProvider provider)
        where T : SessionsClientOptions, new()
    {
        var options = new T();
        provider.Configure(options);
        return options;
    }
}
