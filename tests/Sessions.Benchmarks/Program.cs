using Sessions.Benchmarks.Measuring;
using Sessions.Benchmarks.Serving;
using Sessions.Benchmarks.Suites;
using Sessions.Build.Benchmarks.Results;

// The verb bench of the build program starts this one with the file that takes the results, and reads it.
switch (args)
{
    case [SandboxProcess.Argument]:
        await SandboxProcess.ServeAsync();
        return 0;
    case [ColdStartSuite.Argument, var contender, var endpoint]:
        await ColdStartSuite.CallAsync(contender, endpoint);
        return 0;
    case ["full", var file]:
        await RunAsync(RunSettings.Full, file);
        return 0;
    case ["short", var file]:
        await RunAsync(RunSettings.Short, file);
        return 0;
    case [SingleCase.Argument, var name, .. var contenders]:
        await SingleCase.RunAsync(name, contenders);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say 'full' or 'short' and the file that takes the results, or 'case' and the name of one.");
        return 1;
}

static async Task RunAsync(RunSettings settings, string file)
{
    var load = ThisMachine.Load();
    using var sandbox = await SandboxProcess.StartAsync();
    var endpoint = sandbox.Endpoint;
    var answers = await RecordedAnswers.ReadAsync(endpoint);
    HttpMessageHandler InMemory() => new RecordedHandler(answers);
    Measurement[] measurements =
    [
        .. await CallSuite.RunAsync(endpoint, TransportName.Memory, InMemory, Clock.Processor, settings.Memory),
        .. await CallSuite.RunPipelineAsync(endpoint, InMemory, settings.Memory),
        .. await ResolveSuite.RunAsync(settings.Memory),
        .. await ColdStartSuite.RunAsync(endpoint, settings.ColdStarts),
        .. await ThroughputSuite.RunAsync(endpoint, settings.Throughput),
        .. settings.Loopback is null ? [] : await CallSuite.RunAsync(endpoint, TransportName.Loopback, () => new SocketsHttpHandler(), Clock.Wall, settings.Loopback),
    ];
    var counts = new Dictionary<string, double>
    {
        [BenchmarkResults.Gen2Collections] = await CallSuite.CountGen2CollectionsAsync(endpoint, InMemory),
        [BenchmarkResults.SessionBytes] = answers.Sizes.Session,
        [BenchmarkResults.PageBytes] = answers.Sizes.Page,
    };
    new BenchmarkResults(DateOnly.FromDateTime(DateTime.UtcNow), ThisMachine.Describe(load), measurements, counts).Write(file);
}
