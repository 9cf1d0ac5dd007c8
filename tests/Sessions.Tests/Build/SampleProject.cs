using Sessions.Build;
using Sessions.Build.Processes;

namespace Sessions.Tests.Build;

/// <summary>
/// The smallest project that becomes a package by the files that all our projects share, in a folder of its own.
/// </summary>
internal sealed class SampleProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SampleProject(string code = "public class Sample;")
    {
        var clone = Repository.Find(AppContext.BaseDirectory);
        IEnumerable<string> shared = [.. Directory.EnumerateFiles(clone.Root, "Directory.*"), clone.PathTo("build", "Version.targets"), clone.PathTo("CHANGELOG.md"), clone.PathTo("src", "icon.png"), clone.PathTo("src", "Sessions.snk")];
        foreach (var path in shared)
        {
            File.Copy(path, _folder.Write(clone.Name(path), ""), overwrite: true);
        }

        Write("src/Sample/README.md", "# Sample\n");
        WriteCode(code);
        WriteVersion("0.1.0");
    }

    public string Packages => Path.Combine(_folder.Path, "packages");

    public void Write(string name, string text) => _folder.Write(name, text);

    public void WriteCode(string code) => Write("src/Sample/Sample.cs", $"#pragma warning disable CS1591, CA1050\n{code}\n");

    public void WriteVersion(string version) => Write(
        "src/Sample/Sample.csproj",
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <VersionPrefix>{version}</VersionPrefix>
            <IsPackable>true</IsPackable>
          </PropertyGroup>
        </Project>
        """);

    public async Task GitAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync("git", arguments, _folder.Path, environment: null, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
    }

    public async Task PackAsync(params (string Name, string? Value)[] environment)
    {
        var result = await TryPackAsync(environment);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
    }

    /// <summary>
    /// Packs with options of the command line.
    /// </summary>
    public async Task PackWithAsync(params string[] options)
    {
        var result = await TryPackAsync(options, []);
        Assert.That(result.Succeeded, Is.True, () => string.Join('\n', result.Lines));
    }

    public Task<ChildProcessResult> TryPackAsync(params (string Name, string? Value)[] environment) => TryPackAsync([], environment);

    public void Dispose()
    {
        // Git writes its objects read-only, which some systems refuse to delete.
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _folder.Dispose();
    }

    private Task<ChildProcessResult> TryPackAsync(IEnumerable<string> options, IEnumerable<(string Name, string? Value)> environment) => ChildProcess.RunAsync(
        ChildProcess.DotNet,
        ["pack", "src/Sample", "-c", "Release", "-p:RunAnalyzers=false", "-nologo", "-v:q", "-o", Packages, .. options],
        _folder.Path,
        new Dictionary<string, string?>(environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))) { ["CI"] = null },
        CancellationToken.None);
}
