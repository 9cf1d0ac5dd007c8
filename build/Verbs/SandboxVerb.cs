using System.CommandLine;
using System.Globalization;
using Sessions.Build.Quickstart;
using Sessions.Build.Reporting;
using Sessions.Sandbox;

namespace Sessions.Build.Verbs;

/// <summary>
/// Keeps the sandbox up until it is stopped.
/// </summary>
internal sealed class SandboxVerb : Verb
{
    // What the sessions of two providers belong to, since they can't be listed without.
    private const string HumanloopProject = "pr_sandbox";
    private const string PortalAgent = "agent-1";

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse requests that the specs don't allow, and say why.",
    };

    private readonly Option<string?> _faults = new("--faults")
    {
        Description = "A JSON file with a list of faults, such as [{ \"fault\": \"status=503;retry-after=2\", \"operation\": \"CreateSession\", \"times\": 2 }].",
        HelpName = "file",
    };

    private readonly Option<int> _sessions = new("--seed-sessions")
    {
        Description = $"How many sessions each provider has from the start; those of Humanloop in the project {HumanloopProject}, those of Portal with {PortalAgent}.",
        HelpName = "number",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Makes keys, identifiers and the chance of faults the same in each run with this number.",
        HelpName = "number",
    };

    private readonly Option<int> _port = new("--port", "-p")
    {
        Description = "The loopback port to listen at. Without it, a free one.",
        HelpName = "number",
    };

    private readonly Option<string[]> _allowedHosts = new("--allowed-host")
    {
        Description = "A host name under which the sandbox is reached beside its loopback address, by a proxy or out of a container; may come several times.",
        HelpName = "host",
    };

    protected override void AddOptions(Command command)
    {
        _port.Validators.Add(result =>
        {
            // Text that is no number is refused by the parser itself.
            if (result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var port)
                && port is < 0 or > ushort.MaxValue)
            {
                result.AddError($"A port is a number from 0 to {ushort.MaxValue}.");
            }
        });
        _sessions.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count < 0)
            {
                result.AddError("A number of sessions is not negative.");
            }
        });
        command.Options.Add(_port);
        command.Options.Add(_strict);
        command.Options.Add(_faults);
        command.Options.Add(_sessions);
        command.Options.Add(_seed);
        command.Options.Add(_allowedHosts);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var lines = new Lock();
        var options = new SandboxOptions
        {
            Port = arguments.GetValue(_port),
            AllowedHosts = arguments.GetValue(_allowedHosts) ?? [],
            Log = Write,
            Strict = arguments.GetValue(_strict),
            Faults = arguments.GetValue(_faults) is { } file ? await FaultsFile.ReadAsync(file, cancellationToken) : [],
            Seed = arguments.GetResult(_seed) is null ? null : arguments.GetValue(_seed),
        };
        await using var sandbox = await StartAsync(options, cancellationToken);
        Seed(sandbox, arguments.GetValue(_sessions));
        foreach (var provider in SandboxSettings.Providers(sandbox))
        {
            foreach (var (name, value) in SandboxSettings.Variables(provider))
            {
                account.Line($"{name}={value}");
            }
        }

        account.Line("The sandbox is up; Ctrl-C stops it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            account.Line("The sandbox is stopped.");
        }

        void Write(SandboxExchange exchange)
        {
            lock (lines)
            {
                var outcome = $"{exchange.Status} {exchange.Operation ?? "no operation"}";
                var fault = exchange.Fault is null ? string.Empty : $", {exchange.Fault}";
                var violations = exchange.Violations.Count == 0 ? string.Empty : $": {string.Join("; ", exchange.Violations)}";
                account.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{exchange.Provider,-9} {exchange.Method} {exchange.Path} {outcome}, {exchange.Duration.TotalMilliseconds:0} ms{fault}{violations}"));
            }
        }
    }

    private static void Seed(SandboxServer sandbox, int count)
    {
        sandbox.SeedWhyLabsSessions(count);
        sandbox.SeedHumanloopSessions(HumanloopProject, count);
        sandbox.SeedOrqSessions(count);
        sandbox.SeedPortalSessions(PortalAgent, count);
    }

    private static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(options, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new BuildFailure(exception.Message);
        }
        catch (IOException exception)
        {
            var reason = exception.Message.TrimEnd('.');
            throw new BuildFailure($"The sandbox can't listen at port {options.Port} ({reason}); choose another one, or none for a free one.");
        }
    }
}
