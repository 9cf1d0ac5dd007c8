namespace Sessions.Sandbox;

/// <summary>
/// An operation that is carried out twice.
/// </summary>
internal sealed class DuplicateFault() : OperationFault("duplicate")
{
    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return operation is not null;
    }
}
