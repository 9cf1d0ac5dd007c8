using System.Diagnostics;
using System.Globalization;
using Sessions.Proofs;

namespace Sessions.FuzzProofs;

/// <summary>
/// Whatever bytes come from a server, a user or a document, a call ends as documented: afl-fuzz looks for inputs that say otherwise.
/// </summary>
/// <param name="folder">Where the instrumented program, the corpus and the findings go; it is emptied first.</param>
/// <param name="output">Where the figures go; the last line sums them up.</param>
internal sealed class FuzzProof(string folder, TextWriter output)
{
    /// <summary>
    /// The argument of the process that afl-fuzz feeds.
    /// </summary>
    public const string FedByFuzzer = "feed";

    /// <summary>
    /// The argument of a process that runs one input.
    /// </summary>
    public const string OneInput = "input";

    private static readonly TimeSpan PlantedTime = TimeSpan.FromMinutes(1);
    // Long, since a machine may be busy: what hangs is no faster for it.
    private static readonly TimeSpan InputTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Runs the targets one after the other.
    /// </summary>
    /// <param name="duration">How long all of them take together.</param>
    /// <param name="names">The targets; none for all.</param>
    /// <exception cref="ProofFailure">An input did not end as documented, or the fuzzer found not even the planted defect.</exception>
    public async Task RunAsync(TimeSpan duration, IReadOnlyList<string> names)
    {
        var targets = names.Count == 0 ? FuzzTargets.All : [.. names.Select(FuzzTargets.Named)];
        var afl = await new AptPackage("afl++", "afl-fuzz").EnsureInstalledAsync(output);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var fuzzer = new AflFuzzer(afl, InstrumentedCopy.Create(Path.Combine(folder, "program")), folder);
        await FindPlantedAsync(fuzzer);
        var findings = new List<string>();
        var executions = 0L;
        foreach (var target in targets)
        {
            var seeds = target.Seeds.ToList();
            await RunSeedsAsync(target, seeds);
            var result = await fuzzer.RunAsync(target, seeds, duration / targets.Count);
            var (found, unrepeated) = await RepeatAsync(target, result.Saved);
            findings.AddRange(found);
            executions += result.Executions;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name}: {result.Executions:N0} inputs, {result.PerSecond:N0} a second, {result.Corpus:N0} kept, {found.Count} findings, {unrepeated} not repeatable"));
        }

        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding);
        }

        if (findings.Count > 0)
        {
            throw new ProofFailure($"{findings.Count} kinds of inputs did not end as documented; each is named above, with the file that repeats it.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{executions:N0} inputs for {targets.Count} targets in {duration.TotalMinutes:0.#} minutes, each ended as documented"));
    }

    private static async Task FindPlantedAsync(AflFuzzer fuzzer)
    {
        var planted = FuzzTargets.Planted;
        if ((await fuzzer.RunAsync(planted, planted.Seeds, PlantedTime, endsWithCrash: true)).Saved.Count == 0)
        {
            throw new ProofFailure("afl-fuzz did not find the planted defect, so it would find no other; see whether the instrumentation works.");
        }
    }

    private static async Task RunSeedsAsync(IFuzzTarget target, IReadOnlyList<byte[]> seeds)
    {
        foreach (var (number, seed) in seeds.Index())
        {
            try
            {
                await target.RunAsync(seed);
            }
            catch (Exception exception)
            {
                throw new ProofFailure($"the seed {number} of the target '{target.Name}' did not end as documented: {exception}");
            }
        }
    }

    // Without instrumentation and in a process of its own: a stack that overflows ends the process.
    private async Task<(IReadOnlyList<string> Findings, int Unrepeated)> RepeatAsync(IFuzzTarget target, IReadOnlyList<string> files)
    {
        var findings = new Dictionary<string, string>(StringComparer.Ordinal);
        var unrepeated = 0;
        var saved = Directory.CreateDirectory(Path.Combine(folder, "findings")).FullName;
        foreach (var file in files)
        {
            if (await EndingAsync(target, file) is not { } ending)
            {
                unrepeated++;
            }
            else if (findings.TryAdd(ending, Path.Combine(saved, $"{target.Name}-{findings.Count + 1}")))
            {
                File.Copy(file, findings[ending]);
            }
        }

        return ([.. findings.Select(finding => $"{target.Name}: {finding.Key}; the input is {Path.GetRelativePath(".", finding.Value)}")], unrepeated);
    }

    private static async Task<string?> EndingAsync(IFuzzTarget target, string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FuzzProof).Assembly.Location, OneInput, target.Name, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(InputTime);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? null : Sentence((text.Length > 0 ? text : await errors).Split('\n'));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return string.Create(CultureInfo.InvariantCulture, $"it did not end within {InputTime.TotalMinutes:0} minutes");
        }
    }

    // The exception, without what differs from input to input, and the innermost frame of ours.
    private static string Sentence(string[] lines)
    {
        var frame = Array.Find(lines, line => line.TrimStart().StartsWith("at Sessions.", StringComparison.Ordinal))?.Trim() ?? "outside of our code";
        return $"{lines[0].Split(':')[0].Trim()} {frame.Split(" in ")[0]}";
    }
}
