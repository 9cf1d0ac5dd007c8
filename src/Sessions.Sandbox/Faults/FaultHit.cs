namespace Sessions.Sandbox;

/// <summary>
/// A fault that hits one request.
/// </summary>
/// <param name="Fault">The fault.</param>
/// <param name="Chance">A number from 0 to 1 for whatever it leaves to chance.</param>
internal sealed record FaultHit(SandboxFault Fault, double Chance);
