using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// orq.ai at the edge of the sandbox: a bearer key for everything, and errors of a message with the status as its code.
/// </summary>
internal sealed class OrqApi(string apiKey, OrqSessions sessions, OrqPages pages)
    : ProviderApi("Orq", "/orq", apiKey, OrqJson.Options, sessions)
{
    public override Failure UnknownRoute { get; } = OrqErrors.With(StatusCodes.Status404NotFound, "Not found");

    public override IPagedListing Pages { get; } = pages;

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        return BearerToken.Read(request) switch
        {
            null => OrqErrors.With(StatusCodes.Status401Unauthorized, "API key is missing"),
            var token when token != ApiKey => OrqErrors.With(StatusCodes.Status401Unauthorized, "Invalid API key"),
            _ => null,
        };
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        var sentences = faults.Select(fault => (fault.Name.Length == 0 ? "The body" : fault.Name) + " " + fault.Message);
        return OrqErrors.With(StatusCodes.Status400BadRequest, string.Join("; ", sentences));
    }

    public override Failure Error(int status)
    {
        return status == StatusCodes.Status409Conflict ? OrqErrors.DuplicateExternalId : base.Error(status);
    }

    public override Failure ServerError(int status, string message)
    {
        return OrqErrors.With(status, message);
    }
}
