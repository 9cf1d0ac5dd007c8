using Sessions.FuzzProofs.Targets;
using SharpFuzz;

namespace Sessions.FuzzProofs;

/// <summary>
/// A copy of this program whose branches are counted while it runs, so that afl-fuzz sees which inputs reach new code.
/// </summary>
internal static class InstrumentedCopy
{
    private static readonly string[] Measured = ["Sessions.Core", "Sessions.Humanloop", "Sessions.Orq", "Sessions.Portal", "Sessions.WhyLabs", "Sessions.Build"];

    /// <summary>
    /// Makes the copy.
    /// </summary>
    /// <returns>The path of the program.</returns>
    public static string Create(string folder)
    {
        var source = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var assembly in Measured)
        {
            Instrument(Path.Combine(folder, assembly + ".dll"), _ => true);
        }

        var program = Path.Combine(folder, typeof(InstrumentedCopy).Assembly.GetName().Name + ".dll");
        Instrument(program, type => type.Contains(nameof(PlantedTarget), StringComparison.Ordinal));
        return program;
    }

    private static void Instrument(string assembly, Func<string, bool> matches)
    {
        // The instrumentation happens while the names of the types are enumerated.
        if (!Fuzzer.Instrument(assembly, matches, Options.Value).Any())
        {
            throw new InvalidOperationException($"No type of {assembly} was instrumented.");
        }
    }
}
