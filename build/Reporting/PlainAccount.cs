using System.Diagnostics;

namespace Sessions.Build.Reporting;

/// <summary>
/// The account as plain lines, for a file or a pipe. The name of a step stands there before it runs, so that a log shows what hangs.
/// </summary>
internal sealed class PlainAccount(TextWriter output) : IAccount
{
    public async Task<T> StepAsync<T>(string name, Func<Action<string>, Task<T>> work, Func<T, string> summarize)
    {
        await output.WriteAsync(StepLine.Name(name));
        await output.FlushAsync();
        var watch = Stopwatch.StartNew();
        try
        {
            var result = await work(static _ => { });
            await output.WriteLineAsync($"{summarize(result)}, {StepLine.Seconds(watch.Elapsed)}");
            return result;
        }
        catch
        {
            await output.WriteLineAsync("failed");
            throw;
        }
    }

    public void Detail(string text) => output.WriteLine($"{StepLine.Name("")}{text}");

    public void Line(string text) => output.WriteLine(text);
}
