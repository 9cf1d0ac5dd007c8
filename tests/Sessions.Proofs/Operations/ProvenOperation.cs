namespace Sessions.Proofs.Operations;

/// <summary>
/// An operation with a call of it.
/// </summary>
/// <param name="Provider">The provider, as its recordings are named.</param>
/// <param name="Name">The method without Async.</param>
/// <param name="Path">The path below the base address, with {id} where the id goes; null when no id stands in it.</param>
/// <param name="CallAsync">Makes the call with an id and returns its value.</param>
internal sealed record ProvenOperation(
    string Provider, string Name, string? Path, Func<ProvenClients, string, CancellationToken, Task<object?>> CallAsync)
{
    public override string ToString() => $"{Provider}.{Name}";
}
