namespace Sessions.Sandbox;

/// <summary>
/// What there is to hit in a sandbox: the operations of its APIs.
/// </summary>
internal sealed class FaultTargets(IReadOnlyList<ProviderApi> apis)
{
    /// <summary>
    /// Checks that a scope names things that exist, and one that the fault can hit.
    /// </summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void ThrowUnlessAny(SandboxFault fault, SandboxFaultScope scope)
    {
        if (scope.Times < 1)
        {
            throw new ArgumentException($"Times must be at least 1, but is {scope.Times}.");
        }

        if (scope.Probability is { } probability and not (> 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Probability must be above 0 and at most 1, but is {probability}."));
        }

        if (scope.Provider is not null && apis.All(api => api.Name != scope.Provider))
        {
            throw new ArgumentException($"There is no provider '{scope.Provider}'; the providers are {Names(apis.Select(api => api.Name))}.");
        }

        var fitting = Pairs().Where(pair => scope.Fits(pair.Api, pair.Operation)).ToList();
        if (fitting.Count == 0)
        {
            var ofProvider = scope.Provider is null ? string.Empty : $" of {scope.Provider}";
            var known = Pairs().Where(pair => scope.Provider is null || scope.Provider == pair.Api.Name).Select(pair => pair.Operation.Name);
            throw new ArgumentException($"There is no operation '{scope.Operation}'{ofProvider}; the operations are {Names(known)}.");
        }

        if (!fitting.Exists(pair => fault.CanHit(pair.Api, pair.Operation)))
        {
            throw new ArgumentException($"The fault {fault} can't hit what its scope names; it hits {Of(fault)}.");
        }
    }

    /// <summary>
    /// The operations that a fault can hit, in words.
    /// </summary>
    public string Of(SandboxFault fault)
    {
        return Names(Pairs().Where(pair => fault.CanHit(pair.Api, pair.Operation)).Select(pair => $"{pair.Operation.Name} of {pair.Api.Name}"));
    }

    private static string Names(IEnumerable<string> names)
    {
        return string.Join(", ", names.Distinct(StringComparer.Ordinal));
    }

    private IEnumerable<(ProviderApi Api, Operation Operation)> Pairs()
    {
        return apis.SelectMany(api => api.Operations, (api, operation) => (api, operation));
    }
}
