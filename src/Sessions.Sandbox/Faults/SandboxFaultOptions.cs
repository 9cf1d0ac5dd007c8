namespace Sessions.Sandbox;

/// <summary>
/// A fault that a sandbox has from its start, in a form that configuration can be bound to.
/// </summary>
public sealed record SandboxFaultOptions
{
    /// <summary>
    /// The text of the fault, such as <c>status=503;retry-after=2</c>; see <see cref="SandboxFault" />. Several are separated by commas, and
    /// each counts for itself.
    /// </summary>
    public string Fault { get; init; } = string.Empty;

    /// <summary>
    /// The name of the provider whose requests are hit; null for all.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>
    /// The name of the operation whose requests are hit; null for all.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>
    /// How many requests are hit; null for no end.
    /// </summary>
    public int? Times { get; init; }

    /// <summary>
    /// How likely a request is hit, above 0 and up to 1; null for always.
    /// </summary>
    public double? Probability { get; init; }

    internal SandboxFaultScope Scope => new() { Provider = Provider, Operation = Operation, Times = Times, Probability = Probability };
}
