using System.Text.Json;
using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

/// <summary>
/// Asks the targets that every build uses whether generated code is stale. They tell without Node.
/// </summary>
internal sealed class StalenessTests
{
    private static readonly Repository Clone = Repository.Find(AppContext.BaseDirectory);

    private static IEnumerable<string> ProviderNames => Clone.FindProviders().Select(provider => provider.Name);

    [TestCaseSource(nameof(ProviderNames))]
    public async Task The_committed_code_of_a_provider_is_not_stale(string provider)
    {
        Assert.That(await DifferencesAsync(Clone.Root, provider), Is.Empty);
    }

    [Test]
    public async Task A_property_less_in_a_spec_makes_that_provider_stale()
    {
        using var copy = new ClonedInputs(Clone, "Orq");
        copy.Replace("specs/orq/openapi.yaml", "        workspace_id:\n", "        another_id:\n");

        Assert.That(await DifferencesAsync(copy.Root, "Orq"), Is.Not.Empty.And.All.StartsWith("specs/orq/openapi.yaml "));
    }

    [TestCase("nswag.json")]
    [TestCase("build/Generator/packages.lock.json")]
    [TestCase("build/templates/client/Class.liquid")]
    [TestCase("generated/Orq/OrqSessionsClient.g.cs")]
    [TestCase("generated/Orq/OrqSessions.openapi.json")]
    public async Task Another_byte_in_what_goes_in_or_came_out_makes_a_provider_stale(string name)
    {
        using var copy = new ClonedInputs(Clone, "Orq");
        copy.Append(name, " ");

        Assert.That(await DifferencesAsync(copy.Root, "Orq"), Has.Count.EqualTo(2).And.All.StartsWith($"{name} "));
    }

    [Test]
    public async Task Time_stamps_do_not_matter()
    {
        using var copy = new ClonedInputs(Clone, "Orq");
        copy.Touch("specs/orq/openapi.yaml");

        Assert.That(await DifferencesAsync(copy.Root, "Orq"), Is.Empty);
    }

    [Test]
    public async Task A_missing_generated_file_makes_a_provider_stale()
    {
        using var copy = new ClonedInputs(Clone, "Orq");
        copy.Delete("generated/Orq/OrqSessionsContract.g.cs");

        Assert.That(await DifferencesAsync(copy.Root, "Orq"), Has.Count.EqualTo(1).And.All.StartsWith("generated/Orq/OrqSessionsContract.g.cs "));
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(string root, string provider)
    {
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", Path.Combine(root, "build", "NSwag.Provider.targets"), "-t:CompareWithLock", $"-p:NSwagProvider={provider}", "-getItem:Difference", "-nologo"],
            root,
            environment: null,
            CancellationToken.None);
        using var document = JsonDocument.Parse(string.Concat(result.Lines));
        return [.. document.RootElement.GetProperty("Items").GetProperty("Difference").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }
}
