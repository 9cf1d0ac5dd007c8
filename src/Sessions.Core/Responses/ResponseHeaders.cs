using System.Collections;
#if NET
using System.Diagnostics.CodeAnalysis;
#endif

namespace Sessions.Core;

/// <summary>
/// The headers of a response, by name in any casing.
/// </summary>
public sealed class ResponseHeaders : IReadOnlyDictionary<string, IReadOnlyList<string>>
{
    private static readonly string[] RequestIdNames = { "X-Request-Id", "Request-Id", "X-Amzn-RequestId", "CF-Ray" };

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Collects headers; also for use in tests.
    /// </summary>
    /// <param name="headers">Names and values; a name may occur several times.</param>
    public ResponseHeaders(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        foreach (var header in Guard.NotNull(headers, nameof(headers)))
        {
            _values[header.Key] = _values.TryGetValue(header.Key, out var earlier)
                ? earlier.Concat(header.Value).ToArray()
                : header.Value.ToArray();
        }
    }

    /// <summary>
    /// No headers.
    /// </summary>
    public static ResponseHeaders Empty { get; } = new(Array.Empty<KeyValuePair<string, IEnumerable<string>>>());

    /// <summary>
    /// What the provider calls the request in its own logs; null when no header tells.
    /// </summary>
    public string? RequestId => RequestIdNames.Select(Find).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <inheritdoc />
    public int Count => _values.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc />
    public IEnumerable<IReadOnlyList<string>> Values => _values.Values;

    /// <inheritdoc />
    public IReadOnlyList<string> this[string key] => _values[key];

    /// <summary>
    /// The first value of a header.
    /// </summary>
    /// <param name="name">The name, in any casing.</param>
    /// <returns>The value; null when the response has no such header.</returns>
    public string? Find(string name)
    {
        return _values.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
    }

    /// <inheritdoc />
    public bool ContainsKey(string key)
    {
        return _values.ContainsKey(key);
    }

    /// <inheritdoc />
#if NET
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<string> value)
#else
    public bool TryGetValue(string key, out IReadOnlyList<string> value)
#endif
    {
        return _values.TryGetValue(key, out value!);
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator()
    {
        return _values.GetEnumerator();
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    internal static ResponseHeaders Of(HttpResponseMessage response)
    {
        return new ResponseHeaders(response.Headers.Concat(response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()));
    }
}
