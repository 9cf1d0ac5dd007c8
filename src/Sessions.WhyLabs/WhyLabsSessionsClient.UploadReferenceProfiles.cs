using System.Collections.Concurrent;
using Sessions.Core;

namespace Sessions.WhyLabs;

public partial interface IWhyLabsSessionsClient
{
    /// <summary>
    /// Uploads several reference profiles: asks for all upload addresses in one request and sends the bytes there, some at the same time.
    /// </summary>
    /// <remarks>
    /// One that fails does not stop the others; they are all tried before <see cref="ProfileUploadException" /> tells of the failures.
    /// What <see cref="WithOptions" /> says applies to the request for the addresses; its timeout and its retry apply to the upload of each
    /// profile by itself too, while neither the key nor its headers go to the storage.
    /// </remarks>
    /// <example>
    /// <code>
    /// var uploaded = await client.UploadReferenceProfilesAsync("session-Ab12",
    /// [
    ///     new ReferenceProfileUpload("training", FileUpload.FromFile("training.bin")),
    ///     new ReferenceProfileUpload("validation", FileUpload.FromFile("validation.bin")),
    /// ]);
    /// Console.WriteLine(uploaded.ObservatoryUrl);
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="profiles">The profiles, at least one, each with an alias of its own.</param>
    /// <param name="maxConcurrency">How many are sent at the same time at most; at least 1.</param>
    /// <param name="cancellationToken">Ends all uploads, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The profiles in the order in which they were given, matched by their aliases, and the combined link of the first three.</returns>
    /// <exception cref="ArgumentException">There is no profile, an alias twice, or the concurrency is below 1; nothing was sent.</exception>
    /// <exception cref="InvalidResponseException">The server did not answer with one upload for each alias; no bytes were sent.</exception>
    /// <exception cref="ProfileUploadException">Some profiles could not be uploaded; it tells all failures and holds what was uploaded.</exception>
    /// <exception cref="SessionsException">The upload addresses could not be had; no bytes were sent.</exception>
    Task<BatchLogSessionReferenceResponse> UploadReferenceProfilesAsync(
        string sessionId,
        IEnumerable<ReferenceProfileUpload> profiles,
        int maxConcurrency = 4,
        CancellationToken cancellationToken = default);
}

public partial class WhyLabsSessionsClient
{
    // CUSTOM: the operation hands out addresses, in an order that is not promised.

    /// <inheritdoc />
    public virtual async Task<BatchLogSessionReferenceResponse> UploadReferenceProfilesAsync(
        string sessionId,
        IEnumerable<ReferenceProfileUpload> profiles,
        int maxConcurrency = 4,
        CancellationToken cancellationToken = default)
    {
        var inputs = Checked(profiles, maxConcurrency);
        var request = new BatchLogReferenceRequest { References = inputs.Select(input => input.ToRequest()).ToList() };
        var created = await BatchCreateReferenceProfileUploadWithResponseAsync(sessionId, request, cancellationToken).ConfigureAwait(false);
        var references = Matched(inputs, created);
        var failures = await PutAllAsync(created, inputs, references, maxConcurrency, cancellationToken).ConfigureAwait(false);
        if (failures.Count > 0)
        {
            var uploaded = references.Where(reference => !failures.ContainsKey(reference.Alias)).ToList();
            throw new ProfileUploadException(uploaded, failures, created.Value.ObservatoryUrl);
        }

        created.Value.References = references;
        return created.Value;
    }

    private static List<ReferenceProfileUpload> Checked(IEnumerable<ReferenceProfileUpload> profiles, int maxConcurrency)
    {
        var inputs = (profiles ?? throw new ArgumentNullException(nameof(profiles), "Null was given for profiles; pass at least one.")).ToList();
        if (maxConcurrency < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxConcurrency), maxConcurrency, "At least one profile must be sent at a time.");
        }

        if (inputs.Count == 0 || inputs.Contains(null!))
        {
            throw new ArgumentException("Give at least one profile, and no null among them.", nameof(profiles));
        }

        if (inputs.GroupBy(input => input.Alias, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new ArgumentException(
                $"The alias '{repeated.Key}' is given {repeated.Count()} times: results are matched by it, so each profile needs one of its own.",
                nameof(profiles));
        }

        return inputs;
    }

    private static List<LogSessionReferenceResponse> Matched(
        List<ReferenceProfileUpload> inputs, ApiResponse<BatchLogSessionReferenceResponse> created)
    {
        var answers = (created.Value.References ?? []).ToLookup(reference => reference?.Alias, StringComparer.Ordinal);
        if (inputs.Exists(input => answers[input.Alias].Count() != 1))
        {
            throw new InvalidResponseException("The server did not answer with exactly one upload for each alias; no profile was sent.", created);
        }

        return inputs.ConvertAll(input => answers[input.Alias].Single());
    }

    private async Task<IReadOnlyDictionary<string, Exception>> PutAllAsync(
        ApiResponse created,
        List<ReferenceProfileUpload> inputs,
        List<LogSessionReferenceResponse> references,
        int maxConcurrency,
        CancellationToken cancellationToken)
    {
        var failures = new ConcurrentDictionary<string, Exception>(StringComparer.Ordinal);
        var next = -1;

        async Task PutInTurnAsync()
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < inputs.Count)
            {
                var input = inputs[index];
                try
                {
                    await PutProfileAsync(created, references[index].UploadUrl, input.Profile, input.Progress, cancellationToken)
                        .ConfigureAwait(false);
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    failures[input.Alias] = exception;
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(maxConcurrency, inputs.Count)).Select(_ => PutInTurnAsync())).ConfigureAwait(false);
        return failures;
    }
}
