using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Portal;

/// <summary>
/// Portal at the edge of the sandbox: a bearer token for all but the subscription, and the errors of FastAPI in its second generation.
/// </summary>
internal sealed class PortalApi(string apiKey, PortalSessions sessions)
    : ProviderApi("Portal", "/portal", apiKey, PortalJson.Options, sessions)
{
    public override Failure UnknownRoute { get; } = PortalErrors.With(StatusCodes.Status404NotFound, "Not Found");

    public override Failure WrongMethod { get; } = PortalErrors.With(StatusCodes.Status405MethodNotAllowed, "Method Not Allowed");

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        return BearerToken.Read(request) switch
        {
            null => PortalErrors.With(StatusCodes.Status403Forbidden, "Not authenticated"),
            var token when token != ApiKey => PortalErrors.With(StatusCodes.Status403Forbidden, "Invalid authentication credentials"),
            _ => null,
        };
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        return PortalErrors.Invalid(faults);
    }

    public override Failure Error(int status)
    {
        return status == StatusCodes.Status422UnprocessableEntity
            ? Invalid([new RequestFault(RequestFaultKind.WrongValue, RequestPlace.Body, string.Empty, ReasonPhrase(status))])
            : base.Error(status);
    }

    public override Failure ServerError(int status, string message)
    {
        return PortalErrors.With(status, message);
    }
}
