using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The storage that upload addresses point to. It is no operation of the provider's document, and knows no key but the address itself.
/// </summary>
internal sealed class ProfileStorage(WhyLabsStore store) : SessionsContract
{
    /// <summary>
    /// The path below which it stands, apart from the API, as the real one stands at another host.
    /// </summary>
    public const string Prefix = "/whylabs-storage";

    /// <summary>
    /// What the name of each file ends with.
    /// </summary>
    public const string Extension = ".bin";

    /// <summary>
    /// The query parameter that proves that the sandbox made the address.
    /// </summary>
    public const string SignatureName = "X-Amz-Signature";

    private static readonly string[] CredentialHeaders = ["X-API-Key", "Authorization"];

    public override IReadOnlyList<Operation> Operations =>
    [
        new Operation("UploadProfile", "PUT", "/{model}/{file}", CredentialNeed.None, StatusCodes.Status200OK, ServeUploadAsync),
    ];

    private async ValueTask<Reply> ServeUploadAsync(RequestReader reader)
    {
        var content = await reader.ReadBytesAsync().ConfigureAwait(false);
        return Upload(reader, content);
    }

    private Reply<NoContent> Upload(RequestReader reader, byte[] content)
    {
        if (CredentialHeaders.FirstOrDefault(reader.HasHeader) is { } leaked)
        {
            return StorageErrors.With(
                StatusCodes.Status400BadRequest, "InvalidArgument", $"The address is its own credential: the header {leaked} must not be sent to it");
        }

        var file = reader.Path("file")!;
        var profileId = file.EndsWith(Extension, StringComparison.Ordinal) ? file[..^Extension.Length] : string.Empty;
        var upload = store.FindUpload(profileId);
        if (upload?.IsSignedBy(reader.Path("model")!, reader.Query(SignatureName, isRequired: false)) != true)
        {
            return StorageErrors.With(StatusCodes.Status403Forbidden, "SignatureDoesNotMatch", "The address was not made by this server");
        }

        if (upload.IsExpired(store.Now))
        {
            return StorageErrors.Expired;
        }

        return store.TryReceive(upload, content)
            ? NoContent.Instance
            : StorageErrors.With(StatusCodes.Status403Forbidden, "AccessDenied", "The address has been used");
    }
}
