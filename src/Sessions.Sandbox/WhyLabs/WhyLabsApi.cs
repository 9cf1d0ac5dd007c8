using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// WhyLabs at the edge of the sandbox: a key in X-API-Key for two of its operations, and a request identifier in every response.
/// </summary>
internal sealed class WhyLabsApi(string apiKey, WhyLabsSessions sessions)
    : ProviderApi("WhyLabs", "/whylabs", apiKey, WhyLabsJson.Options, sessions)
{
    private const string KeyName = "X-API-Key";
    private const string OrganizationSuffix = ":org-";

    public override Failure UnknownRoute { get; } = Failure.WithoutBody(StatusCodes.Status404NotFound);

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        // Where the key is optional the server does not look at it, and the official client sends a dummy.
        var key = Key(request);
        return need != CredentialNeed.Required || key == ApiKey
            ? null
            : key.Length == 0 ? Failure.WithoutBody(StatusCodes.Status401Unauthorized) : WhyLabsErrors.InvalidKey;
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        var fault = faults[0];
        return fault.Name.Length == 0
            ? WhyLabsErrors.BadRequest("The body " + fault.Message)
            : WhyLabsErrors.BadParameter(fault.Name, $"{fault.Name} {fault.Message}");
    }

    public override Failure Error(int status)
    {
        return WhyLabsErrors.OfStatus(status, ReasonPhrase(status));
    }

    public override Failure ServerError(int status, string message)
    {
        return WhyLabsErrors.With(status, message, status >= StatusCodes.Status500InternalServerError ? "Internal" : "IllegalArgument");
    }

    public override void AddHeaders(SandboxResponse response, Exchange exchange)
    {
        response.Headers["X-Request-Id"] = exchange.RequestId;
    }

    // A header, or a cookie of the same name; the key may be followed by the organization.
    private static string Key(HttpRequest request)
    {
        var value = request.Headers[KeyName].ToString();
        value = value.Length > 0 ? value : request.Cookies[KeyName] ?? string.Empty;
        var suffix = value.IndexOf(OrganizationSuffix, StringComparison.Ordinal);
        return suffix < 0 ? value : value[..suffix];
    }
}
