namespace Sessions.Core;

/// <summary>
/// The handlers of .NET that repeat requests. An application may add them to all its HTTP clients, as the service defaults of .NET Aspire do; the clients
/// of the suite repeat by the rules of their operations, so that every repetition of such a handler would multiply theirs.
/// </summary>
internal static class RetryingHandlers
{
    // By name, since a reference would ship their packages to everyone.
    private static readonly string[] Names =
    [
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
    ];

    internal static void Remove(IList<DelegatingHandler> handlers)
    {
        for (var index = handlers.Count - 1; index >= 0; index--)
        {
            if (IsRetrying(handlers[index].GetType()))
            {
                handlers.RemoveAt(index);
            }
        }
    }

    private static bool IsRetrying(Type? type)
    {
        return type is not null && (Names.Contains(type.FullName) || IsRetrying(type.BaseType));
    }
}
