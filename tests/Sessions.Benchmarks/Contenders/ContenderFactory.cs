using Sessions.Benchmarks.Serving;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// Makes contenders by name. They all send through an HttpClient over the same kind of handler.
/// </summary>
internal static class ContenderFactory
{
    public static IContender Create(string name, Endpoint endpoint, Func<HttpMessageHandler> createHandler)
    {
        return name switch
        {
            ContenderName.Sessions => new SessionsContender(endpoint, createHandler),
            ContenderName.ByHand => new ByHandContender(endpoint, createHandler, readsStrings: false),
            ContenderName.ByHandString => new ByHandContender(endpoint, createHandler, readsStrings: true),
            ContenderName.RestSharp => new RestSharpContender(endpoint, createHandler),
            ContenderName.Stock => new StockContender(endpoint, createHandler),
            ContenderName.SystemTextJson => new SystemTextJsonContender(endpoint, createHandler),
            _ => throw new ArgumentException($"There is no contender '{name}'.", nameof(name)),
        };
    }
}
