namespace Sessions.Sandbox;

/// <summary>
/// One request that the sandbox served.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and the query, percent-encoded.</param>
/// <param name="Status">The status of the response; 0 when the caller went away before there was one.</param>
/// <param name="Provider">The name of the provider whose prefix the path has.</param>
/// <param name="Operation">The name of the operation, such as <c>CreateSession</c>; null when there is none at that path.</param>
/// <param name="Duration">How long the response took, by the system's clock.</param>
/// <param name="Exception">What went wrong inside the sandbox or while the response was on its way; null for nothing.</param>
public sealed record SandboxExchange(
    string Method, string Path, int Status, string Provider, string? Operation, TimeSpan Duration, Exception? Exception);
