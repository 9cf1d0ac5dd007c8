using Sessions.Core;

namespace Sessions.WhyLabs;

public partial interface IWhyLabsSessionsClient
{
    /// <summary>
    /// Uploads a dataset profile: asks for an upload address and sends the bytes there, streamed.
    /// </summary>
    /// <remarks>
    /// Two requests are made. The first asks for the address, as <see cref="CreateDatasetProfileUploadAsync" /> does, with all that
    /// <see cref="WithOptions" /> says. The bytes go to a storage by a PUT that carries neither the key nor headers of <see cref="WithOptions" />;
    /// a timeout and a retry set there apply to it by itself. Without one, an attempt may take 15 minutes, as long as the address lives. It is
    /// repeated if the file can be sent again. A stream that can't seek has no known length and is sent in chunks, which not every storage takes.
    /// </remarks>
    /// <example>
    /// <code>
    /// var uploaded = await client.UploadDatasetProfileAsync("session-Ab12", FileUpload.FromFile("profile.bin"));
    /// Console.WriteLine($"{uploaded.Id}: {uploaded.ObservatoryUrl}");
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="profile">The bytes of the profile, in the binary form of whylogs.</param>
    /// <param name="request">The time and the segment of the dataset; null for the present time and no segment.</param>
    /// <param name="progress">
    /// Is told how many bytes of the current attempt have been sent; null for nobody. It starts anew with each attempt.
    /// </param>
    /// <param name="cancellationToken">Ends the upload, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The id of the profile and its link, which shows it a few seconds later.</returns>
    /// <exception cref="ArgumentException">The profile is null, or the id is missing, blank, . or ..; nothing was sent.</exception>
    /// <exception cref="InvalidResponseException">The server answered without a usable upload address.</exception>
    /// <exception cref="SessionsForbiddenException">
    /// The key was refused, or the storage refused the bytes: its address has expired or has been used. Upload again for a fresh one.
    /// </exception>
    /// <exception cref="SessionsException">The upload did not succeed.</exception>
    Task<CreateDatasetProfileUploadResponse> UploadDatasetProfileAsync(
        string sessionId,
        FileUpload profile,
        LogAsyncRequest? request = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Uploads a reference profile: asks for an upload address and sends the bytes there, streamed, as
    /// <see cref="UploadDatasetProfileAsync" /> does.
    /// </summary>
    /// <remarks>
    /// What <see cref="WithOptions" /> says applies to the two requests as in <see cref="UploadDatasetProfileAsync" />.
    /// </remarks>
    /// <example>
    /// <code>
    /// var profile = FileUpload.FromFile("reference.bin");
    /// var uploaded = await client.UploadReferenceProfileAsync("session-Ab12", profile, new LogReferenceRequest { Alias = "training" });
    /// Console.WriteLine($"{uploaded.Id}: {uploaded.ObservatoryUrl}");
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="profile">The bytes of the profile, in the binary form of whylogs.</param>
    /// <param name="request">The alias and the time of the reference; null leaves both to the server.</param>
    /// <param name="progress">
    /// Is told how many bytes of the current attempt have been sent; null for nobody. It starts anew with each attempt.
    /// </param>
    /// <param name="cancellationToken">Ends the upload, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The id of the profile and its link, which shows it a few seconds later.</returns>
    /// <exception cref="ArgumentException">The profile is null, or the id is missing, blank, . or ..; nothing was sent.</exception>
    /// <exception cref="InvalidResponseException">The server answered without a usable upload address.</exception>
    /// <exception cref="SessionsForbiddenException">
    /// The key was refused, or the storage refused the bytes: its address has expired or has been used. Upload again for a fresh one.
    /// </exception>
    /// <exception cref="SessionsException">The upload did not succeed.</exception>
    Task<LogSessionReferenceResponse> UploadReferenceProfileAsync(
        string sessionId,
        FileUpload profile,
        LogReferenceRequest? request = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default);
}

public partial class WhyLabsSessionsClient
{
    private static readonly SessionsOperation UploadProfile = PreSignedUpload.Operation(nameof(UploadProfile));

    // CUSTOM: the operation only hands out an address; what people want is the profile to be there.

    /// <inheritdoc />
    public virtual async Task<CreateDatasetProfileUploadResponse> UploadDatasetProfileAsync(
        string sessionId,
        FileUpload profile,
        LogAsyncRequest? request = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = profile ?? throw new ArgumentNullException(nameof(profile), "Null was given for profile; pass the file to be uploaded, such as FileUpload.FromFile(path).");
        request ??= new LogAsyncRequest { DatasetTimestamp = Pipeline.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds() };
        var created = await CreateDatasetProfileUploadWithResponseAsync(sessionId, request, cancellationToken).ConfigureAwait(false);
        await PutProfileAsync(created, created.Value.UploadUrl, profile, progress, cancellationToken).ConfigureAwait(false);
        return created.Value;
    }

    /// <inheritdoc />
    public virtual async Task<LogSessionReferenceResponse> UploadReferenceProfileAsync(
        string sessionId,
        FileUpload profile,
        LogReferenceRequest? request = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = profile ?? throw new ArgumentNullException(nameof(profile), "Null was given for profile; pass the file to be uploaded, such as FileUpload.FromFile(path).");
        request ??= new LogReferenceRequest();
        var created = await CreateReferenceProfileUploadWithResponseAsync(sessionId, request, cancellationToken).ConfigureAwait(false);
        await PutProfileAsync(created, created.Value.UploadUrl, profile, progress, cancellationToken).ConfigureAwait(false);
        return created.Value;
    }

    private async Task PutProfileAsync(
        ApiResponse created, string? uploadUrl, FileUpload profile, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await Pipeline.SendAsync(UploadRequest(created, uploadUrl, profile, progress), cancellationToken).ConfigureAwait(false);
    }

    private static SessionsRequest UploadRequest(ApiResponse created, string? uploadUrl, FileUpload profile, IProgress<long>? progress)
    {
        try
        {
            return PreSignedUpload.Request(UploadProfile, uploadUrl!, profile, progress);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidResponseException(
                "The server answered without a usable upload address, so the profile was not sent.", created, innerException: exception);
        }
    }
}
