using System.IO.Compression;
using Sessions.Build.Processes;

namespace Sessions.Build.Frameworks;

/// <summary>
/// A copy of the built tests in which the libraries are those of another target framework, as they lie in the packages. The runtime stays
/// the one that the tests are built for.
/// </summary>
internal sealed class FrameworkSuite
{
    /// <summary>
    /// The environment variable that tells the tests which libraries they should find; without it, those of their own framework.
    /// </summary>
    public const string Variable = "SESSIONS_LIBRARY_FRAMEWORK";

    private const string TestAssembly = "Sessions.Tests.dll";

    private readonly string _folder;
    private readonly string _framework;

    private FrameworkSuite(string folder, string framework)
    {
        _folder = folder;
        _framework = framework;
    }

    /// <summary>
    /// Makes the copy.
    /// </summary>
    /// <param name="tests">The folder with the built tests.</param>
    /// <param name="folder">The folder for the copy; what is in it goes.</param>
    /// <param name="archives">The packages and symbol packages.</param>
    /// <param name="framework">The framework, as the folders of a package name it.</param>
    public static FrameworkSuite Create(string tests, string folder, IEnumerable<string> archives, string framework)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(tests, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(tests, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var path in archives)
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith($"lib/{framework}/", StringComparison.Ordinal)))
            {
                entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: true);
            }
        }

        return new FrameworkSuite(folder, framework);
    }

    public async Task<TestResults> RunAsync(CancellationToken cancellationToken)
    {
        var results = Path.Combine(_folder, "results.trx");
        var run = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["test", Path.Combine(_folder, TestAssembly), "--logger", $"trx;LogFileName={results}", "--nologo"],
            _folder,
            new Dictionary<string, string?> { [Variable] = _framework },
            cancellationToken);
        return File.Exists(results)
            ? TestResults.Read(results)
            : throw new BuildFailure($"The tests could not be run with the libraries for {_framework}; what they wrote stands below.", run.RelevantLines);
    }
}
