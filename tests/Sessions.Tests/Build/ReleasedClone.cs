using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

/// <summary>
/// A clone of one provider in a folder of its own, with a history that a test makes.
/// </summary>
internal sealed class ReleasedClone : IDisposable
{
    public const string Spec = "specs/new/openapi.yaml";

    private readonly TemporaryFolder _folder = new();

    public ReleasedClone()
    {
        WriteVersion("0.1.0");
        WriteSpec("a: {type: string}");
    }

    public Repository Repository => new(_folder.Path);

    public string PathTo(string name) => Path.Combine(_folder.Path, name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public void WriteVersion(string version) => _folder.Write(
        "src/Sessions.New/Sessions.New.csproj",
        $"<Project><PropertyGroup><NSwagProviders>New</NSwagProviders><NSwagCode>Client</NSwagCode><VersionPrefix>{version}</VersionPrefix></PropertyGroup></Project>");

    /// <summary>
    /// Writes a spec of one operation, which returns an object with these members.
    /// </summary>
    public void WriteSpec(string members) => _folder.Write(Spec, SpecWith(members));

    public static string SpecWith(string members) =>
        $$$"""
        openapi: 3.0.3
        info: {title: New, version: '1'}
        security: [{Key: []}]
        paths:
          /things:
            get:
              operationId: GetThing
              x-csharp-name: GetThing
              x-retry-safe: true
              x-health-check: {}
              responses:
                '200': {description: Ok., content: {application/json: {schema: {type: object, properties: { {{{members}}} } } } } }
        components: {securitySchemes: {Key: {type: http, scheme: bearer} } }
        """;

    public async Task CommitAsync(string? tag = null)
    {
        await GitAsync("init", "--quiet");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "--message", "Change");
        if (tag is not null)
        {
            await GitAsync("tag", tag);
        }
    }

    public void Dispose()
    {
        // Git writes its objects read-only, which some systems refuse to delete.
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _folder.Dispose();
    }

    private async Task GitAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync("git", arguments, _folder.Path, environment: null, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
    }
}
