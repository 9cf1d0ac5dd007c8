namespace Sessions.Sandbox;

/// <summary>
/// Which requests a fault hits: those that fit everything that is set. A scope without anything is all requests.
/// </summary>
public sealed record SandboxFaultScope
{
    /// <summary>
    /// The name of the provider: WhyLabs, Humanloop, Orq or Portal. Null for all.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>
    /// The name of the operation, such as <c>CreateSession</c>, of every provider that has one; <c>UploadProfile</c> is the storage of
    /// WhyLabs. Null for all requests, also those that name no operation.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>
    /// How many requests the fault hits before it is gone; null for no end.
    /// </summary>
    public int? Times { get; init; }

    /// <summary>
    /// How likely a request that fits is hit, above 0 and up to 1, by chance that <see cref="SandboxOptions.Seed" /> decides; null for always.
    /// </summary>
    public double? Probability { get; init; }

    internal bool Fits(ProviderApi provider, Operation? operation)
    {
        return (Provider is null || Provider == provider.Name) && (Operation is null || Operation == operation?.Name);
    }
}
