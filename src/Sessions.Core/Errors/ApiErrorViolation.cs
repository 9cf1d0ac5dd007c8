namespace Sessions.Core;

/// <summary>
/// One thing that was invalid in a request.
/// </summary>
public sealed class ApiErrorViolation
{
    /// <summary>
    /// Where in the request it is: names and indexes from the outside in, such as <c>body</c>, <c>0</c>, <c>id</c>.
    /// </summary>
    public IReadOnlyList<StringOrNumber> Location { get; init; } = Array.Empty<StringOrNumber>();

    /// <summary>
    /// What is wrong with it; null when the server does not say.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>
    /// The server's name for the kind of error; null when there is none.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>
    /// The location and the message.
    /// </summary>
    /// <returns>A text such as <c>body.agent_id: Field required</c>.</returns>
    public override string ToString()
    {
        return $"{string.Join(".", Location)}: {Message}";
    }
}
