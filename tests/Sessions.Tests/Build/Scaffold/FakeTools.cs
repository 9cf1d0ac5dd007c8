using System.Text.RegularExpressions;
using Sessions.Build;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

/// <summary>
/// Writes what the generator and the restore would write, without running them.
/// </summary>
internal sealed partial class FakeTools(Repository repository) : ScaffoldTools(repository)
{
    private readonly Repository _repository = repository;

    /// <summary>
    /// What the compiler says.
    /// </summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public override async Task GenerateAsync(string name, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(_repository.PathTo($"generated/{name}")).FullName;
        var spec = YamlFile.Parse(await File.ReadAllTextAsync(_repository.PathTo($"specs/{name.ToLowerInvariant()}/openapi.yaml"), cancellationToken));
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}Sessions.openapi.json"), spec.ToJsonString(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}SessionsClient.g.cs"), "// generated\n", cancellationToken);
    }

    public override async Task RestoreAsync(CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["tests/Sessions.Tests/packages.lock.json", "tests/Sessions.Proofs/packages.lock.json"])
        {
            var path = _repository.PathTo(name);
            var without = Entry().Replace(await File.ReadAllTextAsync(path, cancellationToken), string.Empty);
            var entries = _repository.FindProviders().Select(provider => $"      \"fake.{provider.Name.ToLowerInvariant()}\": {{\n        \"type\": \"Project\"\n      }},\n");
            await File.WriteAllTextAsync(path, without.Insert(without.IndexOf("      \"sessions.core\"", StringComparison.Ordinal), string.Concat(entries)), cancellationToken);
        }

        foreach (var provider in _repository.FindProviders())
        {
            await File.WriteAllTextAsync(_repository.PathTo($"src/Sessions.{provider.Name}/packages.lock.json"), "{}\n", cancellationToken);
        }
    }

    public override Task<IReadOnlyList<string>> BuildAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Errors);

    public override IReadOnlyList<(string Name, string Text)> ListApi(string name) => [($"src/Sessions.{name}/PublicApi/net10.0.txt", "public class A\n")];

    public override Task TestAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

    [GeneratedRegex("      \"fake\\.\\w+\": \\{\n        \"type\": \"Project\"\n      \\},\n")]
    private static partial Regex Entry();
}
