namespace Sessions.Sandbox;

/// <summary>
/// A fault of the content of a response, which there is none of where an operation answers without one.
/// </summary>
internal abstract class BodyFault(string text) : SandboxFault(text)
{
    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return operation?.SuccessStatus != Microsoft.AspNetCore.Http.StatusCodes.Status204NoContent;
    }

    /// <summary>
    /// The response as it is sent.
    /// </summary>
    public abstract SandboxResponse Alter(SandboxResponse response);
}
