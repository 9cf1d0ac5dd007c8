using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sessions.Proofs;

namespace Sessions.FuzzProofs;

/// <summary>
/// Runs afl-fuzz on a target: it mutates inputs, keeps those that reach new branches, and saves those that crash or hang.
/// </summary>
/// <param name="afl">The path of afl-fuzz.</param>
/// <param name="program">The instrumented program.</param>
/// <param name="folder">Where seeds, dictionaries and results go.</param>
internal sealed class AflFuzzer(string afl, string program, string folder)
{
    // A busy machine stops a process for a second, but not for ten.
    private const int HangMilliseconds = 10_000;

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["AFL_NO_UI"] = "1",
        ["AFL_NO_AFFINITY"] = "1",
        ["AFL_SKIP_CPUFREQ"] = "1",
        // The program is dotnet, which holds no instrumentation; the assemblies do.
        ["AFL_SKIP_BIN_CHECK"] = "1",
        ["AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES"] = "1",
        ["AFL_HANG_TMOUT"] = HangMilliseconds.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Runs it for a time.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="seeds">Inputs that end as documented.</param>
    /// <param name="duration">How long inputs are tried.</param>
    /// <param name="endsWithCrash">Whether the first crash ends it.</param>
    /// <exception cref="ProofFailure">afl-fuzz failed.</exception>
    public async Task<FuzzResult> RunAsync(IFuzzTarget target, IEnumerable<byte[]> seeds, TimeSpan duration, bool endsWithCrash = false)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, target.Name)).FullName;
        var seedFolder = Directory.CreateDirectory(Path.Combine(own, "seeds")).FullName;
        foreach (var (number, seed) in seeds.Index())
        {
            await File.WriteAllBytesAsync(Path.Combine(seedFolder, number.ToString("000", CultureInfo.InvariantCulture)), seed);
        }

        var dictionary = Path.Combine(own, "words.dict");
        await File.WriteAllLinesAsync(dictionary, target.Words.Select(word => $"\"{string.Concat(Encoding.UTF8.GetBytes(word).Select(Escape))}\""));
        var output = Path.Combine(own, "results");
        var start = new ProcessStartInfo(
            afl,
            [
                "-i", seedFolder, "-o", output, "-V", ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-m", "none",
                "-t", HangMilliseconds.ToString(CultureInfo.InvariantCulture), .. target.Words.Any() ? ["-x", dictionary] : Array.Empty<string>(),
                "--", "dotnet", program, FuzzProof.FedByFuzzer, target.Name,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        if (endsWithCrash)
        {
            start.Environment["AFL_BENCH_UNTIL_CRASH"] = "1";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var results = Path.Combine(output, "default");
        return process.ExitCode == 0 && File.Exists(Path.Combine(results, "fuzzer_stats"))
            ? FuzzResult.Read(results)
            : throw new ProofFailure($"afl-fuzz failed at the target '{target.Name}': {string.Join(" ", (lines + await errors).Split('\n').TakeLast(8)).Trim()}");
    }

    private static string Escape(byte value) =>
        value is >= (byte)' ' and < 127 and not ((byte)'"' or (byte)'\\') ? ((char)value).ToString() : $"\\x{value:x2}";
}
