using Sessions.Benchmarks.Contenders;
using Sessions.Benchmarks.Measuring;
using Sessions.Benchmarks.Serving;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// Every call by every contender.
/// </summary>
internal static class CallSuite
{
    private static readonly (string Name, Func<IContender, Task<int>> CallAsync)[] Cases =
    [
        (CaseName.Session, contender => contender.GetSessionAsync()),
        (CaseName.Page, contender => contender.GetPageAsync()),
        (CaseName.Create, contender => contender.CreateAsync()),
        (CaseName.Patch, contender => contender.PatchAsync()),
        (CaseName.Multipart, contender => contender.UploadAsync()),
        (CaseName.Error, contender => contender.FailAsync()),
        (CaseName.Listing, contender => contender.ReadAllAsync()),
    ];

    public static Task<IReadOnlyList<Measurement>> RunAsync(
        Endpoint endpoint, string transport, Func<HttpMessageHandler> createHandler, Clock clock, RaceSettings settings) =>
        RunAsync(CaseName.Calls, ContenderName.All, endpoint, transport, createHandler, clock, settings);

    public static async Task<IReadOnlyList<Measurement>> RunAsync(
        IReadOnlyList<string> cases,
        IReadOnlyList<string> contenderNames,
        Endpoint endpoint,
        string transport,
        Func<HttpMessageHandler> createHandler,
        Clock clock,
        RaceSettings settings)
    {
        var contenders = contenderNames.Select(name => (Name: name, Client: ContenderFactory.Create(name, endpoint, createHandler))).ToArray();
        var races = Cases
            .Where(call => cases.Contains(call.Name))
            .Select(call => (call.Name, Entrants: contenders.Select(contender => new Entrant(contender.Name, () => call.CallAsync(contender.Client))).ToArray()))
            .ToArray();

        // What the calls share is optimised before the first of them is measured, which otherwise would be at a disadvantage.
        foreach (var entrant in races.SelectMany(race => race.Entrants))
        {
            await Race.PrepareAsync(entrant, clock, settings);
        }

        var measurements = new List<Measurement>();
        foreach (var (name, entrants) in races)
        {
            measurements.AddRange(await Race.RunAsync(name, transport, clock, settings, entrants));
        }

        return measurements;
    }

    /// <summary>
    /// The pipeline against a client of the same classes that only sends.
    /// </summary>
    public static Task<IReadOnlyList<Measurement>> RunPipelineAsync(Endpoint endpoint, Func<HttpMessageHandler> createHandler, RaceSettings settings)
    {
        var bare = new BareSend(endpoint, createHandler);
        var full = ContenderFactory.Create(ContenderName.Sessions, endpoint, createHandler);
        return Race.RunAsync(
            CaseName.Pipeline,
            TransportName.Memory,
            Clock.Processor,
            settings,
            [new Entrant(ContenderName.Sessions, full.GetSessionAsync), new Entrant(ContenderName.BareSend, bare.GetSessionAsync)]);
    }

    /// <summary>
    /// How many collections of the oldest generation there are while 10,000 items are read, in the worst of some attempts.
    /// </summary>
    public static async Task<int> CountGen2CollectionsAsync(Endpoint endpoint, Func<HttpMessageHandler> createHandler)
    {
        const int Attempts = 5;
        var contender = ContenderFactory.Create(ContenderName.Sessions, endpoint, createHandler);
        var most = 0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            GC.Collect();
            var before = GC.CollectionCount(GC.MaxGeneration);
            await contender.ReadAllAsync();
            most = Math.Max(most, GC.CollectionCount(GC.MaxGeneration) - before);
        }

        return most;
    }
}
