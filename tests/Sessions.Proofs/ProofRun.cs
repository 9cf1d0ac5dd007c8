using Sessions.Proofs.Concurrency;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Ids;
using Sessions.Proofs.Jobs;
using Sessions.Proofs.Load;

namespace Sessions.Proofs;

/// <summary>
/// Runs the proofs that are named, or all. Each writes its figures, the last line summing them up; what does not hold is one sentence on
/// the error output and an exit code that is not zero.
/// </summary>
internal static class ProofRun
{
    private static readonly IProof[] Proofs = [new HostileProof(), new IdProof(), new ConcurrencyProof(), new LoadProof(), new JobsProof()];

    public static async Task<int> RunAsync(IReadOnlyList<string> names, TextWriter output, TextWriter error)
    {
        var unknown = names.Where(name => Proofs.All(proof => proof.Name != name)).ToArray();
        if (unknown.Length > 0)
        {
            await error.WriteLineAsync($"There is no proof '{unknown[0]}'; choose from {string.Join(", ", Proofs.Select(proof => proof.Name))}.");
            return 1;
        }

        foreach (var proof in Proofs.Where(proof => names.Count == 0 || names.Contains(proof.Name)))
        {
            try
            {
                await proof.RunAsync(output);
            }
            catch (ProofFailure failure)
            {
                await error.WriteLineAsync($"The proof '{proof.Name}' does not hold: {failure.Message}");
                return 1;
            }
        }

        return 0;
    }
}
