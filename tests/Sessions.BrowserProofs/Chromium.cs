using System.ComponentModel;
using System.Diagnostics;

namespace Sessions.BrowserProofs;

/// <summary>
/// The browser of the machine, which is installed with Debian's package manager where there is none.
/// </summary>
internal static class Chromium
{
    private const string Remedy = "install Chromium so that 'chromium' is on the PATH, and run the proof again";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>
    /// Finds the browser, or installs it.
    /// </summary>
    /// <returns>The path of its program.</returns>
    public static async Task<string> EnsureInstalledAsync(TextWriter output)
    {
        if (Find() is { } present)
        {
            return present;
        }

        await output.WriteLineAsync("there is no Chromium yet; apt-get installs it");
        await AptGetAsync("update");
        await AptGetAsync("install", "--yes", "--no-install-recommends", "chromium");
        return Find() ?? throw new ProofFailure($"apt-get installed no Chromium; {Remedy}.");
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static async Task AptGetAsync(params string[] arguments)
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
                throw new ProofFailure($"there is no Chromium, and apt-get failed ({(await errors).Trim()}); {Remedy}.");
            }
        }
        catch (Win32Exception)
        {
            throw new ProofFailure($"there is no Chromium, and no apt-get to install it with; {Remedy}.");
        }
    }
}
