using System.Globalization;
using System.Runtime.InteropServices;
using Sessions.Build.Benchmarks.Results;

namespace Sessions.Benchmarks.Suites;

/// <summary>
/// What this machine is, as far as the system tells it.
/// </summary>
internal static class ThisMachine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string LoadFile = "/proc/loadavg";

    /// <summary>
    /// The load of the last minute; null where the system doesn't tell.
    /// </summary>
    public static double? Load() =>
        File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : null;

    public static Machine Describe(double? loadBefore)
    {
        var load = loadBefore is null ? null : string.Create(CultureInfo.InvariantCulture, $"{loadBefore:0.0} before and {Load():0.0} after");
        return new Machine(Processor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, load);
    }

    private static string Processor()
    {
        var line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
