using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

internal sealed class ChildProcessTests
{
    [Test]
    public void The_errors_of_a_compiler_are_shown_once_each_when_there_are_any()
    {
        const string Error = "a.cs(1,2): error CS1002: ; expected [a.csproj]";
        var result = new ChildProcessResult(1, ["Restored.", Error, Error, "Time Elapsed"]);

        Assert.That(result.RelevantLines, Has.Count.EqualTo(1).And.All.EqualTo(Error));
    }

    [Test]
    public void The_last_lines_are_shown_when_there_are_no_errors()
    {
        var result = new ChildProcessResult(1, [.. Enumerable.Range(1, 20).Select(number => $"line {number}"), ""]);

        Assert.That(result.RelevantLines, Is.EqualTo(Enumerable.Range(13, 8).Select(number => $"line {number}")));
    }

    [Test]
    public async Task A_program_that_does_not_exist_is_named_in_one_sentence()
    {
        var failure = await Assert.ThrowsAsync<BuildFailure>(
            () => ChildProcess.RunAsync("no-such-program-of-ours", [], AppContext.BaseDirectory, environment: null, CancellationToken.None));

        Assert.That(failure!.Message, Does.StartWith("'no-such-program-of-ours' could not be started").And.EndsWith("is it installed and on the PATH?"));
    }
}
