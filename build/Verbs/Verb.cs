using System.CommandLine;
using Sessions.Build.Reporting;
using Spectre.Console;

namespace Sessions.Build.Verbs;

/// <summary>
/// A verb of the program: what it is called, what it takes and what it does. Whatever goes wrong in it ends as one sentence on the
/// error output and an exit code that is not zero.
/// </summary>
internal abstract class Verb
{
    private const int Failed = 1;
    private const int Stopped = 130;

    /// <summary>
    /// A folder of the clone to work on.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Gives a command this verb's options and its action.
    /// </summary>
    public T AttachTo<T>(T command)
        where T : Command
    {
        AddOptions(command);
        command.SetAction(RunGuardedAsync);
        return command;
    }

    protected virtual void AddOptions(Command command)
    {
    }

    protected abstract Task RunAsync(ParseResult arguments, Repository repository, IAccount account, CancellationToken cancellationToken);

    private static IAccount CreateAccount(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            ? new TerminalAccount(AnsiConsole.Console)
            : new PlainAccount(output);

    private async Task<int> RunGuardedAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var error = arguments.InvocationConfiguration.Error;
        try
        {
            var account = CreateAccount(arguments.InvocationConfiguration.Output);
            await RunAsync(arguments, Repository.Find(Folder), account, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped on request; nothing is left running.");
            return Stopped;
        }
        catch (BuildFailure failure)
        {
            await error.WriteLineAsync(failure.Message);
            foreach (var detail in failure.Details)
            {
                await error.WriteLineAsync($"  {detail}");
            }

            return Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            await error.WriteLineAsync($"A file could not be read or written; mend that and run it again: {exception.Message}");
            return Failed;
        }
        catch (Exception exception)
        {
            // The last resort, so that a defect in here is a sentence too.
            await error.WriteLineAsync($"The build program itself failed, please report it: {exception.GetType().Name}: {exception.Message}");
            return Failed;
        }
    }
}
