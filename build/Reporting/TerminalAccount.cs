using System.Diagnostics;
using Spectre.Console;

namespace Sessions.Build.Reporting;

/// <summary>
/// The account on a terminal: a spinner while a step runs, colour in its line afterwards.
/// </summary>
internal sealed class TerminalAccount(IAnsiConsole console) : IAccount
{
    public async Task<T> StepAsync<T>(string name, Func<Action<string>, Task<T>> work, Func<T, string> summarize)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var result = await console.Status().Spinner(Spinner.Known.Dots).StartAsync(
                Markup.Escape(name),
                status => work(text => status.Status($"{Markup.Escape(name)}: {Markup.Escape(text)}")));
            console.MarkupLineInterpolated($"[green]{StepLine.Name(name)}[/]{summarize(result)}, [grey]{StepLine.Seconds(watch.Elapsed)}[/]");
            return result;
        }
        catch
        {
            console.MarkupLineInterpolated($"[red]{StepLine.Name(name)}failed[/]");
            throw;
        }
    }

    public void Detail(string text) => console.MarkupLineInterpolated($"[grey]{StepLine.Name("")}{text}[/]");

    public void Line(string text) => console.MarkupLineInterpolated($"{text}");
}
