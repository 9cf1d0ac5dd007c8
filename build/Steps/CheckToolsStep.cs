using System.Security.Cryptography;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Restores what build/checks needs from npm, as pinned.
/// </summary>
internal sealed class CheckToolsStep(Repository repository)
{
    public string Folder => repository.PathTo("build", "checks");

    // npm ci takes seconds and deletes first, so it runs only when the lock file is another than the one restored.
    public async Task RestoreAsync(CancellationToken cancellationToken)
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
            throw new BuildFailure("'npm', which brings Redocly and ajv, is not on the PATH: install Node.js 20.19 or newer.");
        }

        if (!result.Succeeded)
        {
            throw new BuildFailure("'npm ci' in build/checks failed; mend what its last lines tell.", result.RelevantLines);
        }

        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
    }
}
