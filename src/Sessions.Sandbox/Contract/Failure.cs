namespace Sessions.Sandbox;

/// <summary>
/// An error as a provider answers it.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">
/// Makes the body for the exchange that it answers: an object becomes JSON, a string plain text, null nothing.
/// </param>
internal sealed record Failure(int Status, Func<Exchange, object?> Body)
{
    /// <summary>
    /// The content type of a body that is a string.
    /// </summary>
    public string TextContentType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>
    /// An error without a body.
    /// </summary>
    public static Failure WithoutBody(int status)
    {
        return new Failure(status, _ => null);
    }
}
