namespace Sessions.Sandbox;

/// <summary>
/// Something that goes wrong with a request, on purpose. Its text, which <see cref="ToString" /> gives, is what <see cref="Parse" />, the
/// options and the header of a request take.
/// </summary>
public abstract class SandboxFault
{
    private readonly string _text;

    private protected SandboxFault(string text)
    {
        _text = text;
    }

    /// <summary>
    /// Tells kinds apart: one request is hit by at most one fault of each.
    /// </summary>
    internal virtual Type Kind => GetType();

    /// <summary>
    /// Answers an error, in the provider's words, and leaves the operation undone: <c>status=503;retry-after=2</c>.
    /// </summary>
    /// <param name="status">The HTTP status, from 400 to 599.</param>
    /// <param name="retryAfter">The value of the header Retry-After, in whole seconds; null for no such header.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">The status is no error, or the time is negative or has a part of a second.</exception>
    public static SandboxFault Status(int status, TimeSpan? retryAfter = null)
    {
        return new StatusFault(status, retryAfter);
    }

    /// <summary>
    /// Holds the reply back after the operation was carried out: <c>latency=2s;jitter=500ms</c>.
    /// </summary>
    /// <param name="delay">For how long, by the system's clock, whatever clock the sandbox has; at most a day.</param>
    /// <param name="jitter">How much longer at most; a seeded random part of it is added. Zero for nothing.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">A time is negative or longer than a day.</exception>
    public static SandboxFault Latency(TimeSpan delay, TimeSpan jitter = default)
    {
        return new LatencyFault(delay, jitter);
    }

    /// <summary>
    /// Breaks the connection off; the operation was carried out: <c>drop=before</c>, <c>drop=headers</c>, <c>drop=body</c> or
    /// <c>drop=after</c>.
    /// </summary>
    /// <param name="point">How much of the response arrives.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">There is no such point.</exception>
    public static SandboxFault DropConnection(SandboxDropPoint point)
    {
        return new DropFault(point);
    }

    /// <summary>
    /// Ends the body in the middle, in a response that is whole otherwise: <c>truncated-json</c>.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault TruncatedJson()
    {
        return new TruncatedJsonFault();
    }

    /// <summary>
    /// Gives the body an end that is not JSON: <c>malformed-json</c>.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault MalformedJson()
    {
        return new MalformedJsonFault();
    }

    /// <summary>
    /// Declares the body, which stays as it is, to be something else: <c>content-type=text/html</c>.
    /// </summary>
    /// <param name="contentType">A type and a subtype, without parameters.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">That is no content type.</exception>
    public static SandboxFault WrongContentType(string contentType = "text/html")
    {
        return new ContentTypeFault(contentType);
    }

    /// <summary>
    /// Carries the operation out twice, as if a proxy had sent the request again; the caller gets the second reply: <c>duplicate</c>.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault DuplicateDelivery()
    {
        return new DuplicateFault();
    }

    /// <summary>
    /// Sends the body a few bytes at a time: <c>trickle=16;interval=100ms</c>.
    /// </summary>
    /// <param name="bytes">How many bytes at a time, at least 1.</param>
    /// <param name="interval">How long to wait between them, by the system's clock, whatever clock the sandbox has; at most a day.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">There are no bytes, or the time is negative or longer than a day.</exception>
    public static SandboxFault Trickle(int bytes, TimeSpan interval)
    {
        return new TrickleFault(bytes, interval);
    }

    /// <summary>
    /// Changes a listing of Humanloop or orq.ai right after a page of it was sent: <c>page-drift;inserted=1;removed=0</c>.
    /// </summary>
    /// <param name="inserted">How many copies of the page's first session are created, which come first where the newest do; at most 1,000.</param>
    /// <param name="removed">How many sessions of the page are removed, from its end on; at most 1,000.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">A number is negative or above 1,000, or both are 0.</exception>
    public static SandboxFault PageDrift(int inserted = 1, int removed = 0)
    {
        return new PageDriftFault(inserted, removed);
    }

    /// <summary>
    /// Refuses an upload of a WhyLabs profile as if its address had expired: <c>expired-upload</c>.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault ExpiredUpload()
    {
        return new ExpiredUploadFault();
    }

    /// <summary>
    /// Reads the text of one fault.
    /// </summary>
    /// <param name="text">The text, such as <c>status=503;retry-after=2</c>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is no fault; the message says what is wrong and which texts are faults.</exception>
    public static SandboxFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultText.Parse(text);
    }

    /// <summary>
    /// The text of the fault, which <see cref="Parse" /> takes.
    /// </summary>
    /// <returns>The text, such as <c>status=503;retry-after=2</c>.</returns>
    public sealed override string ToString()
    {
        return _text;
    }

    /// <summary>
    /// Whether the fault has anything to act on in a request.
    /// </summary>
    internal virtual bool CanHit(ProviderApi provider, Operation? operation)
    {
        return true;
    }
}
