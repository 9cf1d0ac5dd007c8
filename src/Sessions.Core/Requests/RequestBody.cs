using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// The body of a request, which can make the content of each attempt.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RequestBody
{
    /// <summary>
    /// Whether the content can be made a second time; false when it is read from a stream that can't be rewound.
    /// </summary>
    public abstract bool CanReplay { get; }

    /// <summary>
    /// Makes the content of an attempt.
    /// </summary>
    /// <returns>The content; disposing it leaves streams of the caller open.</returns>
    public abstract HttpContent CreateContent();

    /// <summary>
    /// Makes the content of an attempt.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading of a stream that is sent, also where the connection hands no token on.</param>
    internal virtual HttpContent CreateContent(CancellationToken cancellationToken)
    {
        return CreateContent();
    }

    /// <summary>
    /// The same body with another value for a member, of JSON only.
    /// </summary>
    internal virtual RequestBody WithMember(string path, object value)
    {
        throw new NotSupportedException("Only a body of JSON has members.");
    }
}
