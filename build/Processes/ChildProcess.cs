using System.ComponentModel;
using System.Diagnostics;

namespace Sessions.Build.Processes;

/// <summary>
/// Runs a program to its end without a window, a shell or input. Cancelling kills it with everything that it started.
/// </summary>
internal static class ChildProcess
{
    /// <summary>
    /// The dotnet that runs this program, so that a child never gets another SDK from the PATH.
    /// </summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    public static async Task<ChildProcessResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string?>? environment,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lines = new List<string>();
        using var process = new Process { StartInfo = Describe(program, arguments, workingFolder, environment) };
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        Start(process, program);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ChildProcessResult(process.ExitCode, lines);

        void Collect(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        }
    }

    /// <summary>
    /// Runs a program for what it writes, byte for byte.
    /// </summary>
    public static async Task<byte[]> ReadOutputAsync(
        string program, IEnumerable<string> arguments, string workingFolder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Describe(program, arguments, workingFolder, environment: null) };
        Start(process, program);
        using var output = new MemoryStream();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output.ToArray()
                : throw new BuildFailure($"'{program}' ended with exit code {process.ExitCode}: {(await errors).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static void Start(Process process, string program)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new BuildFailure($"'{program}' could not be started ({exception.Message}); is it installed and on the PATH?");
        }

        process.StandardInput.Close();
    }

    private static ProcessStartInfo Describe(
        string program, IEnumerable<string> arguments, string workingFolder, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
