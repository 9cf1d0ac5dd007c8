using Sessions.Sandbox;

namespace Sessions.Build.Quickstart;

/// <summary>
/// What the consumer printed, and what the sandbox saw of it.
/// </summary>
internal sealed record ConsumerRun(IReadOnlyList<string> Lines, IReadOnlyList<SandboxExchange> Exchanges, int Operations)
{
    /// <summary>
    /// What was called at each provider, in the order of the first call: <c>CreateSession 200</c>.
    /// </summary>
    public IEnumerable<(string Provider, IReadOnlyList<string> Calls)> ByProvider() =>
        Exchanges
            .Where(exchange => exchange.Operation is not null)
            .GroupBy(exchange => exchange.Provider)
            .Select(group => (group.Key, (IReadOnlyList<string>)
                [.. group.Select(exchange => $"{exchange.Operation} {exchange.Status}").Distinct(StringComparer.Ordinal)]));
}
