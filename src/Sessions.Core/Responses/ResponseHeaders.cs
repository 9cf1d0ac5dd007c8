using System.Collections;
#if NET
using System.Diagnostics.CodeAnalysis;
#endif
using System.Net.Http.Headers;

namespace Sessions.Core;

/// <summary>
/// The headers of a response, by name in any casing.
/// </summary>
public sealed class ResponseHeaders : IReadOnlyDictionary<string, IReadOnlyList<string>>
{
    private static readonly string[] RequestIdNames = { "X-Request-Id", "Request-Id", "X-Amzn-RequestId", "CF-Ray" };

    private readonly HttpHeaders? _headers;
    private readonly HttpHeaders? _contentHeaders;
    private volatile Dictionary<string, IReadOnlyList<string>>? _values;

    /// <summary>
    /// Collects headers; also for use in tests.
    /// </summary>
    /// <param name="headers">Names and values; a name may occur several times.</param>
    public ResponseHeaders(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        _values = Collect(Guard.NotNull(headers, nameof(headers)));
    }

    // Few callers look at headers, so they are copied when somebody does. The collections outlive the response that they came with.
    private ResponseHeaders(HttpHeaders headers, HttpHeaders? contentHeaders)
    {
        _headers = headers;
        _contentHeaders = contentHeaders;
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
    public int Count => Collected.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => Collected.Keys;

    /// <inheritdoc />
    public IEnumerable<IReadOnlyList<string>> Values => Collected.Values;

    /// <inheritdoc />
    public IReadOnlyList<string> this[string key] => Collected[key];

    /// <summary>
    /// The first value of a header.
    /// </summary>
    /// <param name="name">The name, in any casing.</param>
    /// <returns>The value; null when the response has no such header.</returns>
    public string? Find(string name)
    {
        return Collected.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
    }

    /// <inheritdoc />
    public bool ContainsKey(string key)
    {
        return Collected.ContainsKey(key);
    }

    /// <inheritdoc />
#if NET
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<string> value)
#else
    public bool TryGetValue(string key, out IReadOnlyList<string> value)
#endif
    {
        return Collected.TryGetValue(key, out value!);
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator()
    {
        return Collected.GetEnumerator();
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    internal static ResponseHeaders Of(HttpResponseMessage response)
    {
        return new ResponseHeaders(response.Headers, response.Content?.Headers);
    }

    private Dictionary<string, IReadOnlyList<string>> Collected
    {
        get
        {
            if (_values is { } collected)
            {
                return collected;
            }

            // Reading the collections parses them, which on the old framework must not be done by two threads at once.
            lock (_headers!)
            {
                return _values ??= Collect(_headers!.Concat(_contentHeaders ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()));
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Collect(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            values[header.Key] = values.TryGetValue(header.Key, out var earlier)
                ? earlier.Concat(header.Value).ToArray()
                : header.Value.ToArray();
        }

        return values;
    }
}
