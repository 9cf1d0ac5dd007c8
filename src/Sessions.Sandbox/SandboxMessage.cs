using System.Text;

namespace Sessions.Sandbox;

/// <summary>
/// The headers and the body of a request or of a response.
/// </summary>
public sealed record SandboxMessage
{
    internal static readonly SandboxMessage Empty = new() { Headers = [], Body = default, BodyLength = 0 };

    /// <summary>
    /// The headers as they were on the wire, one entry for each line, in their order.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>
    /// The bytes of the body, without transfer encoding: all of them, or the first ones when it is longer than
    /// <see cref="SandboxOptions.RecordedBytes" />.
    /// </summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// How many bytes the body had, which is more than <see cref="Body" /> has when that was cut.
    /// </summary>
    public required long BodyLength { get; init; }

    /// <summary>
    /// The body as UTF-8 text; bytes that are none become U+FFFD.
    /// </summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>
    /// The value of a header.
    /// </summary>
    /// <param name="name">The name, in any casing.</param>
    /// <returns>The value; several are joined by a comma and a space; null when there is none.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}
