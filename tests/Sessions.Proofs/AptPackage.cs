using System.ComponentModel;
using System.Diagnostics;

namespace Sessions.Proofs;

/// <summary>
/// A program that a proof needs, installed with Debian's package manager where it is missing.
/// </summary>
/// <param name="package">The name of the package.</param>
/// <param name="programs">The names that the program has on the PATH.</param>
internal sealed class AptPackage(string package, params string[] programs)
{
    private readonly string _remedy = $"install {package} so that '{programs[0]}' is on the PATH, and run the proof again";

    /// <summary>
    /// Finds the program, or installs the package.
    /// </summary>
    /// <returns>The path of the program.</returns>
    /// <exception cref="ProofFailure">It is missing and can't be installed.</exception>
    public async Task<string> EnsureInstalledAsync(TextWriter output)
    {
        if (Find() is { } present)
        {
            return present;
        }

        await output.WriteLineAsync($"{package} is missing; apt-get installs it");
        await AptGetAsync("update");
        await AptGetAsync("install", "--yes", "--no-install-recommends", package);
        return Find() ?? throw new ProofFailure($"apt-get installed no {programs[0]}; {_remedy}.");
    }

    private string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return programs.SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private async Task AptGetAsync(params string[] arguments)
    {
        var asRoot = Environment.IsPrivilegedProcess ? new[] { "apt-get" } : ["sudo", "--non-interactive", "apt-get"];
        var start = new ProcessStartInfo(asRoot[0], [.. asRoot[1..], .. arguments, "--quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new ProofFailure($"{package} is missing, and apt-get failed ({(await errors).Trim()}); {_remedy}.");
            }
        }
        catch (Win32Exception)
        {
            throw new ProofFailure($"{package} is missing, and there is no apt-get to install it with; {_remedy}.");
        }
    }
}
