using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Sessions.Build.Checks;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Lints the specs with Redocly, pinned and configured in build/checks.
/// </summary>
internal sealed class RedoclyStep(Repository repository)
{
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["REDOCLY_TELEMETRY"] = "off",
        ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
    };

    private string Folder => repository.PathTo("build", "checks");

    public async Task RunAsync(IReadOnlyList<Provider> providers, Action<string> report, CancellationToken cancellationToken)
    {
        report("restoring Redocly");
        await RestoreAsync(cancellationToken);
        report("Redocly");
        var specs = providers.Select(provider => Path.GetRelativePath(Folder, repository.PathTo(provider.SpecName)).Replace('\\', '/'));
        var result = await ChildProcess.RunAsync(
            "node",
            [Path.Combine(Folder, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--config", "redocly.yaml", "--format", "checkstyle", .. specs],
            Folder,
            Quiet,
            cancellationToken);
        if (!result.Succeeded)
        {
            SpecsStep.ThrowIfAny(ReadFindings(result.Lines), "specs by Redocly");
            throw new BuildFailure("Redocly could not check the specs; its last lines tell why.", result.RelevantLines);
        }
    }

    // npm ci takes seconds and deletes first, so it runs only when the lock file is another than the one restored.
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(Folder, "node_modules", ".restored");
        var packageLock = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"), cancellationToken);
        var wanted = Convert.ToHexString(SHA256.HashData(packageLock));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == wanted)
        {
            return;
        }

        // npm is a script on Windows, which only a shell can start.
        string[] command = OperatingSystem.IsWindows() ? ["cmd.exe", "/c", "npm"] : ["npm"];
        ChildProcessResult result;
        try
        {
            result = await ChildProcess.RunAsync(
                command[0],
                [.. command[1..], "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                Folder,
                environment: null,
                cancellationToken);
        }
        catch (BuildFailure)
        {
            throw new BuildFailure("'npm', which brings Redocly, is not on the PATH: install Node.js 20.19 or newer.");
        }

        if (!result.Succeeded)
        {
            throw new BuildFailure("'npm ci' in build/checks failed; mend what its last lines tell.", result.RelevantLines);
        }

        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
    }

    private List<Finding> ReadFindings(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.SkipWhile(line => !line.StartsWith("<?xml", StringComparison.Ordinal)));
        var end = text.LastIndexOf("</checkstyle>", StringComparison.Ordinal);
        if (end < 0)
        {
            return [];
        }

        return
        [
            .. from file in XDocument.Parse(text[..(end + "</checkstyle>".Length)]).Descendants("file")
               from error in file.Elements("error")
               select new Finding(
                   repository.Name(Path.GetFullPath(file.Attribute("name")!.Value, Folder)),
                   int.Parse(error.Attribute("line")!.Value, CultureInfo.InvariantCulture),
                   int.Parse(error.Attribute("column")!.Value, CultureInfo.InvariantCulture),
                   $"{error.Attribute("message")!.Value} ({error.Attribute("source")!.Value})"),
        ];
    }
}
