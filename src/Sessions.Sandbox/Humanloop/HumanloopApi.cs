using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Humanloop;

/// <summary>
/// Humanloop at the edge of the sandbox: a key in X-API-KEY for everything, and the errors of FastAPI in its first generation.
/// </summary>
internal sealed class HumanloopApi(string apiKey, HumanloopSessions sessions, HumanloopPages pages)
    : ProviderApi("Humanloop", "/humanloop/v4", apiKey, HumanloopJson.Options, sessions)
{
    public override Failure UnknownRoute { get; } = HumanloopErrors.With(StatusCodes.Status404NotFound, "Not Found");

    public override Failure WrongMethod { get; } = HumanloopErrors.With(StatusCodes.Status405MethodNotAllowed, "Method Not Allowed");

    public override IPagedListing Pages { get; } = pages;

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        var key = request.Headers["X-API-KEY"].ToString();
        return key == ApiKey
            ? null
            : HumanloopErrors.With(StatusCodes.Status401Unauthorized, key.Length == 0 ? "API key is missing" : "Invalid API key");
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        return HumanloopErrors.Invalid(faults);
    }

    public override Failure Error(int status)
    {
        return status == StatusCodes.Status422UnprocessableEntity
            ? Invalid([new RequestFault(RequestFaultKind.WrongValue, RequestPlace.Body, string.Empty, ReasonPhrase(status))])
            : base.Error(status);
    }

    public override Failure ServerError(int status, string message)
    {
        return HumanloopErrors.With(status, message);
    }
}
