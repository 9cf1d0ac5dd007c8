namespace Sessions.Sandbox;

/// <summary>
/// An upload whose address is said to have expired.
/// </summary>
internal sealed class ExpiredUploadFault() : ReplyFault("expired-upload")
{
    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return operation is not null && provider.ExpiredUpload is not null;
    }

    public override SandboxResponse Reply(Exchange exchange)
    {
        return SandboxResponse.From(exchange.Provider.ExpiredUpload!, exchange);
    }
}
