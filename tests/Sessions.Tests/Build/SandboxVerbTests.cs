using System.CommandLine;
using System.Text.RegularExpressions;
using Sessions.Build.Verbs;

namespace Sessions.Tests.Build;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed partial class SandboxVerbTests : IDisposable
{
    private readonly SharedWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Test]
    public async Task Sandbox_has_the_sessions_the_faults_and_the_strictness_that_were_asked_for_and_stops_cleanly()
    {
        using var folder = new TemporaryFolder();
        var faults = folder.Write("faults.json", """[{ "fault": "status=503;retry-after=2", "operation": "GetSession", "times": 1 }]""");

        var exitCode = await RunAsync(UseAsync, "--seed-sessions", "3", "--strict", "--faults", faults, "--seed", "7");

        Assert.That(exitCode, Is.Zero, _error.ToString());
        Assert.That(_output.ToString(), Does.Contain("GET /humanloop/v4/sessions?project_id=pr_sandbox 200 ListSessions, "));
        Assert.That(_output.ToString(), Does.Match("GET /humanloop/v4/sessions/x 503 GetSession, \\d+ ms, status=503;retry-after=2"));
        Assert.That(_output.ToString(), Does.Match("GET /humanloop/v4/sessions/x\\?color=red 400 GetSession, \\d+ ms: query color is not declared"));
        Assert.That(_output.ToString(), Does.EndWith($"The sandbox is stopped.{Environment.NewLine}"));

        static async Task UseAsync(HttpClient client)
        {
            Assert.That(await client.GetStringAsync("sessions?project_id=pr_sandbox"), Does.Contain("\"total\":3"));
            using var faulty = await client.GetAsync("sessions/x");
            using var refused = await client.GetAsync("sessions/x?color=red");
        }
    }

    [TestCase("none.json", "", "There is no file *none.json; --faults takes a JSON file with a list of faults.")]
    [TestCase("faults.json", "{}", "*faults.json is no list of faults, each with fault, and with provider, operation, times and probability where wanted: *")]
    [TestCase("faults.json", """[{ "fault": "duplicate", "color": "red" }]""", "*faults.json is no list of faults, each with fault, *")]
    [TestCase("faults.json", """[{ "fault": "status=200" }]""", "Faults?0? is wrong: The status must be an error, from 400 to 599, but is 200. A fault is one of *")]
    [TestCase("faults.json", """[{ "operation": "GetSession" }]""", "Faults?0? is wrong: The fault '' has a part *")]
    public async Task Wrong_file_of_faults_is_one_sentence(string name, string json, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("faults.json", json);

        var exitCode = await RunAsync(_ => Task.CompletedTask, "--faults", Path.Combine(folder.Path, name));

        var pattern = "^" + Regex.Escape(sentence).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_error.ToString().Trim(), Does.Match(pattern));
    }

    [TestCase("--seed-sessions", "-1", "A number of sessions is not negative.")]
    [TestCase("--seed", "x", "Cannot parse argument 'x' for option '--seed' as expected type 'System.Int32'.")]
    public async Task Wrong_number_is_one_sentence(string option, string value, string sentence)
    {
        using var error = new StringWriter();

        var exitCode = await Sessions.Build.BuildCommand.InvokeAsync(["sandbox", option, value], TextWriter.Null, error);

        Assert.That((exitCode, error.ToString().Trim()), Is.EqualTo((1, sentence)));
    }

    /// <summary>Runs the verb, uses the sandbox as a client of Humanloop when it is up, and then stops it as Ctrl-C does.</summary>
    private async Task<int> RunAsync(Func<HttpClient, Task> use, params string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        var running = new SandboxVerb { Folder = AppContext.BaseDirectory }.AttachTo(new Command("sandbox")).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error }, stop.Token);
        while (!running.IsCompleted && !_output.ToString().Contains("Ctrl-C", StringComparison.Ordinal))
        {
            await Task.WhenAny(running, Task.Delay(20));
        }

        if (!running.IsCompleted)
        {
            using var client = new HttpClient { BaseAddress = new Uri(Setting("HUMANLOOP_BASE_URL")) };
            client.DefaultRequestHeaders.Add("X-API-KEY", Setting("HUMANLOOP_API_KEY"));
            await use(client);
        }

        await stop.CancelAsync();
        return await running;
    }

    private string Setting(string name)
    {
        return Settings().Matches(_output.ToString()).Single(match => match.Groups[1].Value == name).Groups[2].Value;
    }

    [GeneratedRegex(@"(?m)^(\w+)=(\S+)")]
    private static partial Regex Settings();
}
