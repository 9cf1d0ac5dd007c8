using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The storage of WhyLabs at the edge of the sandbox.
/// </summary>
internal sealed class ProfileStorageApi(ProfileStorage storage)
    : ProviderApi("WhyLabs", ProfileStorage.Prefix, string.Empty, WhyLabsJson.Options, storage)
{
    public override Failure UnknownRoute { get; } = StorageErrors.With(StatusCodes.Status404NotFound, "NoSuchKey", "There is nothing at this address");

    public override Failure WrongMethod { get; } =
        StorageErrors.With(StatusCodes.Status403Forbidden, "SignatureDoesNotMatch", "The address is signed for PUT");

    public override bool HasDocument => false;

    public override Failure? ExpiredUpload => StorageErrors.Expired;

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        return null;
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        return StorageErrors.With(StatusCodes.Status400BadRequest, "InvalidArgument", faults[0].Message);
    }

    public override Failure ServerError(int status, string message)
    {
        return StorageErrors.With(status, status >= StatusCodes.Status500InternalServerError ? "InternalError" : "InvalidRequest", message);
    }
}
