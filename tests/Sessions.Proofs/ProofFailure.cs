namespace Sessions.Proofs;

/// <summary>
/// What was to be shown does not hold. The message is one sentence.
/// </summary>
internal sealed class ProofFailure(string message) : Exception(message);
