using System.Text.Json;
using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

/// <summary>
/// The lowest versions that the packages take, so that a program that has settled on one is not made to raise it. That they suffice is shown by
/// <c>prove --only consumers</c>, which builds and runs programs at exactly these versions.
/// </summary>
[Parallelizable]
internal sealed class DependencyFloorTests
{
    [TestCase("netstandard2.0", "8.0.0", "System.Net.ServerSentEvents 9.0.18", "System.Text.Json 8.0.5")]
    [TestCase("net8.0", "8.0.0", "System.Net.ServerSentEvents 9.0.18")]
    [TestCase("net10.0", "10.0.0")]
    public async Task The_packages_take_low_versions_of_what_they_depend_on(string framework, string extensions, params string[] others)
    {
        string[] expected =
        [
            "Microsoft.Bcl.AsyncInterfaces 9.0.18",
            "Microsoft.Bcl.TimeProvider 8.0.1",
            $"Microsoft.Extensions.Http {extensions}",
            $"Microsoft.Extensions.Logging.Abstractions {extensions}",
            $"Microsoft.Extensions.Options.ConfigurationExtensions {extensions}",
            "Newtonsoft.Json 13.0.1",
            .. others,
        ];

        Assert.That(await ReadAsync(framework), Is.EquivalentTo(expected));
    }

    [Test]
    public void The_tests_run_with_newer_ones()
    {
        Assert.That(
            new[] { typeof(Microsoft.Extensions.Logging.ILogger), typeof(Microsoft.Extensions.DependencyInjection.IHttpClientBuilder) }.Select(type => type.Assembly.GetName().Version!.Major),
            Is.All.GreaterThanOrEqualTo(10));
        Assert.That(
            System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location).FileVersion, Does.StartWith("13.0.4"));
    }

    private static async Task<IEnumerable<string>> ReadAsync(string framework)
    {
        var core = Repository.Find(AppContext.BaseDirectory).PathTo("src", "Sessions.Core");
        var result = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", "Sessions.Core.csproj", "-getItem:PackageReference", "-getItem:PackageVersion", $"-p:TargetFramework={framework}"],
            core,
            environment: null,
            CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
        using var json = JsonDocument.Parse(string.Join('\n', result.Lines));
        var items = json.RootElement.GetProperty("Items");
        var versions = items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(Identity, item => item.GetProperty("Version").GetString());
        return
        [
            .. items.GetProperty("PackageReference").EnumerateArray()
                .Where(item => !item.TryGetProperty("IsImplicitlyDefined", out var isImplicit) || isImplicit.GetString() != "true")
                .Select(Identity)
                .Select(id => $"{id} {versions[id]}"),
        ];
    }

    private static string Identity(JsonElement item) => item.GetProperty("Identity").GetString()!;
}
