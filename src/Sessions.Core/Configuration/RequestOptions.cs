namespace Sessions.Core;

/// <summary>
/// What single calls do differently from their client. Pass it to <c>WithOptions</c> of a client.
/// </summary>
public sealed class RequestOptions
{
    /// <summary>
    /// Headers that are sent along with each request, in addition to those of the operation.
    /// </summary>
    /// <remarks>
    /// The headers of the credential, those that the client sets itself, those of a body (<c>Content-…</c>) and those of the connection (such as
    /// <c>Host</c> and <c>Transfer-Encoding</c>) are refused when the options are given to a client.
    /// </remarks>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How long one attempt may take, its body included; null leaves the client's setting.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// How failed attempts are repeated; null leaves the client's setting.
    /// </summary>
    public RetryOptions? Retry { get; set; }

    internal RequestOptions Copy()
    {
        var copy = new RequestOptions { Timeout = Timeout, Retry = Retry?.Copy() };
        foreach (var header in Headers)
        {
            copy.Headers.Add(header);
        }

        return copy;
    }
}
