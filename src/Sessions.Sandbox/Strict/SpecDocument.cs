using System.Collections.Concurrent;
using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// The document of a provider, as the build puts it into this assembly.
/// </summary>
internal sealed class SpecDocument
{
    private const string LocalPrefix = "#/";

    private static readonly ConcurrentDictionary<string, Lazy<SpecDocument>> Loaded = new(StringComparer.Ordinal);

    private readonly JsonElement _root;

    private SpecDocument(JsonElement root)
    {
        _root = root;
    }

    /// <summary>
    /// The names of the headers that carry a credential in any of the documents.
    /// </summary>
    public static IReadOnlyList<string> CredentialHeaders(IEnumerable<string> providers)
    {
        return
        [
            .. providers.Select(Of)
                .SelectMany(document => document._root.GetProperty("components").GetProperty("securitySchemes").EnumerateObject())
                .Select(scheme => new SpecSecurityScheme(scheme.Value).Header)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>
    /// The document of a provider, read once in a process.
    /// </summary>
    public static SpecDocument Of(string provider)
    {
        return Loaded.GetOrAdd(provider, name => new Lazy<SpecDocument>(() => Load(name))).Value;
    }

    /// <summary>
    /// An operation; null when the document has none there.
    /// </summary>
    /// <param name="path">The path template.</param>
    /// <param name="method">The HTTP method.</param>
    public SpecOperation? Find(string path, string method)
    {
        return _root.GetProperty("paths").TryGetProperty(path, out var item) && item.TryGetProperty(method.ToLowerInvariant(), out var operation)
            ? new SpecOperation(this, operation, item)
            : null;
    }

    /// <summary>
    /// What an element stands for: itself, or what its reference leads to.
    /// </summary>
    public JsonElement Resolve(JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
        {
            element = reference.GetString()![LocalPrefix.Length..].Split('/').Aggregate(_root, (node, step) => node.GetProperty(step));
        }

        return element;
    }

    /// <summary>
    /// The requirements for credentials that hold for an operation: each is a set of schemes, and one of them has to be met.
    /// </summary>
    public IEnumerable<IReadOnlyList<SpecSecurityScheme>> Security(JsonElement operation)
    {
        var schemes = _root.GetProperty("components").GetProperty("securitySchemes");
        return operation.TryGetProperty("security", out var own) || _root.TryGetProperty("security", out own)
            ? own.EnumerateArray().Select(IReadOnlyList<SpecSecurityScheme> (requirement) =>
                [.. requirement.EnumerateObject().Select(scheme => new SpecSecurityScheme(schemes.GetProperty(scheme.Name)))])
            : [];
    }

    private static SpecDocument Load(string provider)
    {
        using var stream = typeof(SpecDocument).Assembly.GetManifestResourceStream(provider + "Sessions.openapi.json")
            ?? throw new InvalidOperationException($"The document of {provider} is not in this assembly.");
        using var document = JsonDocument.Parse(stream);
        return new SpecDocument(document.RootElement.Clone());
    }
}
