using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

/// <summary>
/// What a build does with what the generator has written, before anything compiles it.
/// </summary>
internal sealed class GeneratorTargetsTests
{
    private const string Document = "generated/Orq/OrqSessions.openapi.json";

    [TestCase("\"x-csharp-name\": \"CreateSession\"", "\"x-csharp-name\": \"CreateSession() { } static void Evil\"")]
    [TestCase("\"x-csharp-name\": \"CreateSession\"", "\"x-csharp-name\": \"CreateSession\\n\"")]
    [TestCase("\"x-csharp-base\": ", "\"x-csharp-base\": \"System.Exception\", \"x-before\": ")]
    [TestCase("      \"Session\": {", "      \"Session{}class/**/Evil\": {")]
    public async Task A_name_that_is_none_in_CSharp_stops_the_build(string original, string replacement)
    {
        using var copy = new ClonedInputs(Repository.Find(AppContext.BaseDirectory), "Orq");
        copy.Replace(Document, original, replacement);

        Assert.That(await RunAsync(copy.Root), Has.Some.Contains("specs/orq/openapi.yaml : error NSWAG004: The spec of Orq has a name that is none in C#: "));
    }

    [Test]
    public async Task Names_of_CSharp_are_taken()
    {
        using var copy = new ClonedInputs(Repository.Find(AppContext.BaseDirectory), "Orq");

        Assert.That(await RunAsync(copy.Root), Has.None.Contains("error"));
    }

    // The generator itself does not run again.
    private static async Task<IReadOnlyList<string>> RunAsync(string root)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", Path.Combine(root, "build", "NSwag.Provider.targets"), "-t:RunNSwag", "-p:NSwagProvider=Orq", "-p:NSwagHasRun=true", "-nologo"],
            root,
            environment: null,
            CancellationToken.None);
        return result.Lines;
    }
}
