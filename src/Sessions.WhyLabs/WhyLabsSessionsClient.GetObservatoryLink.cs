using Sessions.Core;

namespace Sessions.WhyLabs;

public partial interface IWhyLabsSessionsClient
{
    /// <summary>
    /// Gets the link that shows up to three profiles of a session side by side, and one for each of them.
    /// </summary>
    /// <remarks>
    /// The server would drop the profiles after the third from the combined link without a word; here more than three are refused.
    /// <see cref="GetSessionProfileObservatoryLinkAsync" /> is the plain operation, which refuses nothing.
    /// </remarks>
    /// <example>
    /// <code>
    /// var links = await client.GetObservatoryLinkAsync("session-Ab12", ["ref-1", DateTimeOffset.UtcNow, 1735689600000]);
    /// Console.WriteLine(links.ObservatoryUrl);
    /// </code>
    /// </example>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="profiles">
    /// One to three profiles: ids of reference profiles, times, or milliseconds since the Unix epoch, in any mixture.
    /// </param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The links. The combined one shows reference profiles first.</returns>
    /// <exception cref="ArgumentException">There are no profiles, more than three, or a null among them; nothing was sent.</exception>
    /// <exception cref="SessionsException">The call did not succeed.</exception>
    Task<GetProfileObservatoryLinkResponse> GetObservatoryLinkAsync(
        string sessionId, IEnumerable<ObservatoryProfile> profiles, CancellationToken cancellationToken = default);

    /// <summary>
    /// Like <see cref="GetObservatoryLinkAsync" />, and returns the status, the headers and the request id as well.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="profiles">One to three profiles.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The response; its value is what <see cref="GetObservatoryLinkAsync" /> returns.</returns>
    /// <exception cref="ArgumentException">There are no profiles, more than three, or a null among them; nothing was sent.</exception>
    /// <exception cref="SessionsException">The call did not succeed.</exception>
    Task<ApiResponse<GetProfileObservatoryLinkResponse>> GetObservatoryLinkWithResponseAsync(
        string sessionId, IEnumerable<ObservatoryProfile> profiles, CancellationToken cancellationToken = default);
}

public partial class WhyLabsSessionsClient
{
    private const int ProfilesOfALink = 3;

    // CUSTOM: the operation takes two lists, and the server silently leaves out what is more than three.

    /// <inheritdoc />
    public virtual async Task<GetProfileObservatoryLinkResponse> GetObservatoryLinkAsync(
        string sessionId, IEnumerable<ObservatoryProfile> profiles, CancellationToken cancellationToken = default)
    {
        return (await GetObservatoryLinkWithResponseAsync(sessionId, profiles, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <inheritdoc />
    public virtual Task<ApiResponse<GetProfileObservatoryLinkResponse>> GetObservatoryLinkWithResponseAsync(
        string sessionId, IEnumerable<ObservatoryProfile> profiles, CancellationToken cancellationToken = default)
    {
        var chosen = (profiles ?? throw new ArgumentNullException(nameof(profiles), "Null was given for profiles; pass at least one.")).ToList();
        if (chosen.Count is 0 or > ProfilesOfALink)
        {
            throw new ArgumentException(
                $"A link shows one to {ProfilesOfALink} profiles, but {chosen.Count} were given; ask for several links instead.",
                nameof(profiles));
        }

        if (chosen.Contains(null!))
        {
            throw new ArgumentException(
                "A profile must not be null; name it by the id of a reference profile or by a time.", nameof(profiles));
        }

        return GetSessionProfileObservatoryLinkWithResponseAsync(
            sessionId,
            new GetProfileObservatoryLinkRequest
            {
                ReferenceProfileIds = chosen.Select(profile => profile.ReferenceId).OfType<string>().ToList(),
                BatchProfileTimestamps = chosen.Select(profile => profile.EpochMilliseconds).OfType<long>().ToList(),
            },
            cancellationToken);
    }
}
