namespace Sessions.Proofs;

/// <summary>
/// Something that is shown by running it, too long for the tests.
/// </summary>
internal interface IProof
{
    string Name { get; }

    /// <summary>
    /// Runs the proof and writes its figures; the last line sums them up.
    /// </summary>
    /// <exception cref="ProofFailure">The proof does not hold.</exception>
    Task RunAsync(TextWriter output);
}
