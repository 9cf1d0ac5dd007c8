using System.Globalization;
using Sessions.FuzzProofs;
using Sessions.Proofs;
using SharpFuzz;

// Three ways to run: the proof itself, the process that afl-fuzz feeds, and one input for whoever looks into a finding.
switch (args)
{
    case [FuzzProof.FedByFuzzer, var name]:
        // Nothing that is instrumented may run before the fuzzer has given it the memory to count in, not even a constructor.
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            FuzzTargets.Named(name).RunAsync(input.ToArray()).GetAwaiter().GetResult();
        });
        return 0;
    case [FuzzProof.OneInput, var name, var file]:
        try
        {
            await FuzzTargets.Named(name).RunAsync(await File.ReadAllBytesAsync(file));
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Out.WriteLineAsync(exception.ToString());
            return 1;
        }

    default:
        try
        {
            await new FuzzProof(Path.GetFullPath(Path.Combine("artifacts", "fuzz")), Console.Out).RunAsync(
                TimeSpan.FromMinutes(double.Parse(args[0], CultureInfo.InvariantCulture)), args[1..]);
            return 0;
        }
        catch (ProofFailure failure)
        {
            await Console.Error.WriteLineAsync($"The proof 'fuzz' does not hold: {failure.Message}");
            return 1;
        }
}
