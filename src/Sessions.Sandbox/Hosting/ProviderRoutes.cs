using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sessions.Sandbox;

/// <summary>
/// Puts the operations of a provider at their paths.
/// </summary>
internal static class ProviderRoutes
{
    /// <summary>
    /// Maps the operations, and everything else below the provider's prefix to its answer for unknown paths.
    /// </summary>
    public static void Map(IEndpointRouteBuilder routes, ProviderApi provider, ExchangeHandler handler)
    {
        foreach (var operation in provider.Operations)
        {
            var path = new ExactPath(provider.Prefix + operation.Path);
            routes.MapMethods(path.Template, [operation.Method], context => handler.HandleAsync(context, provider, path.Matches(context.Request.Path) ? operation : null));
        }

        routes.Map(provider.Prefix + "/{**rest}", context => handler.HandleAsync(context, provider, null));
    }

    /// <summary>
    /// Whether a path is that of an operation, whatever its method.
    /// </summary>
    public static bool IsKnown(PathString path, ProviderApi provider)
    {
        return provider.Operations.Any(operation => new ExactPath(provider.Prefix + operation.Path).Matches(path));
    }
}
