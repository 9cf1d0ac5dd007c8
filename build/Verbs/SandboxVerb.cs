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
    private readonly Option<int> _port = new("--port", "-p")
    {
        Description = "The loopback port to listen at. Without it, a free one.",
        HelpName = "number",
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
        command.Options.Add(_port);
    }

    protected override async Task RunAsync(
        ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken)
    {
        var lines = new Lock();
        await using var sandbox = await StartAsync(arguments.GetValue(_port), Write, cancellationToken);
        foreach (var provider in SandboxSettings.Providers(sandbox))
        {
            account.Line($"{SandboxSettings.AddressName(provider)}={provider.BaseAddress}");
            account.Line($"{SandboxSettings.KeyName(provider)}={provider.ApiKey}");
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
                account.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{exchange.Provider,-9} {exchange.Method} {exchange.Path} {outcome}, {exchange.Duration.TotalMilliseconds:0} ms"));
            }
        }
    }

    private static async Task<SandboxServer> StartAsync(int port, Action<SandboxExchange> log, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(new SandboxOptions { Port = port, Log = log }, cancellationToken);
        }
        catch (IOException exception)
        {
            var reason = exception.Message.TrimEnd('.');
            throw new BuildFailure($"The sandbox can't listen at port {port} ({reason}); choose another one, or none for a free one.");
        }
    }
}
