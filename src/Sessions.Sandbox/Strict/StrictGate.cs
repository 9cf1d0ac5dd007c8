using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Refuses requests that the documents don't allow.
/// </summary>
internal sealed class StrictGate(IReadOnlyList<ProviderApi> apis)
{
    private readonly IReadOnlyList<string> _credentialHeaders = SpecDocument.CredentialHeaders(apis.Select(api => api.Name).Distinct());

    /// <summary>
    /// Checks a request whose body has been read, and notes in the exchange what is wrong with it.
    /// </summary>
    /// <returns>The answer to a request that is refused; null when it may pass.</returns>
    public async ValueTask<SandboxResponse?> RefuseAsync(Exchange exchange)
    {
        if (!exchange.Provider.HasDocument)
        {
            return null;
        }

        exchange.Violations = await ViolationsAsync(exchange).ConfigureAwait(false);
        return exchange.Violations.Count == 0 ? null : Refusal(exchange);
    }

    private async ValueTask<IReadOnlyList<StrictViolation>> ViolationsAsync(Exchange exchange)
    {
        var request = exchange.Context.Request;
        if (exchange.Operation is not { } operation)
        {
            var isKnown = ProviderRoutes.IsKnown(request.Path, exchange.Provider);
            return [new StrictViolation("path", request.Path.Value!, isKnown ? $"has no operation with the method {request.Method}" : "is not declared")];
        }

        var declared = SpecDocument.Of(exchange.Provider.Name).Of(operation);
        var body = await exchange.ReadBodyAsync().ConfigureAwait(false);
        return [.. ParameterCheck.Of(request, declared, _credentialHeaders), .. await BodyCheck.OfAsync(request, body, declared).ConfigureAwait(false)];
    }

    // One form for all providers, since none of them answers like this; the member message is where their clients look first.
    private static SandboxResponse Refusal(Exchange exchange)
    {
        var violations = exchange.Violations;
        var body = new
        {
            message = $"The sandbox is strict, and the document of {exchange.Provider.Name} does not allow this request: {string.Join("; ", violations)}.",
            operation = exchange.Operation?.Name,
            violations = violations.Select(violation => new { @in = violation.Place, at = violation.At, message = violation.Message }),
        };
        return new SandboxResponse(StatusCodes.Status400BadRequest, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, exchange.Provider.Json));
    }
}
