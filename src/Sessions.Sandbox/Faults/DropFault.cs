using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// A connection that breaks off.
/// </summary>
internal sealed class DropFault(SandboxDropPoint point) : SandboxFault($"drop={Name(point)}")
{
    /// <summary>
    /// How much of the response arrives.
    /// </summary>
    public SandboxDropPoint Point { get; } = point;

    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return Point != SandboxDropPoint.Body || operation?.SuccessStatus != StatusCodes.Status204NoContent;
    }

    private static string Name(SandboxDropPoint point)
    {
        return point switch
        {
            SandboxDropPoint.Before => "before",
            SandboxDropPoint.Headers => "headers",
            SandboxDropPoint.Body => "body",
            SandboxDropPoint.After => "after",
            _ => throw new ArgumentException($"There is no point {(int)point} at which to drop a connection."),
        };
    }
}
