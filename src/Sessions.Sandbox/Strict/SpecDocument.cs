using System.Collections.Concurrent;
using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// The document of a provider, as the build puts it into this assembly.
/// </summary>
internal sealed class SpecDocument
{
    private const string LocalPrefix = "#/";

    // References that lead back to themselves never reach anything.
    private const int MaxReferences = 256;
    private const string ResourceSuffix = "Sessions.openapi.json";
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly ConcurrentDictionary<string, Lazy<SpecDocument>> Loaded = new(StringComparer.Ordinal);

    private readonly JsonElement _root;

    private SpecDocument(JsonElement root)
    {
        _root = root;
    }

    /// <summary>
    /// The providers that have a document in this assembly, in alphabetical order.
    /// </summary>
    public static IReadOnlyList<string> Providers { get; } =
    [
        .. typeof(SpecDocument).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(ResourceSuffix, StringComparison.Ordinal))
            .Select(name => name[..^ResourceSuffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Every operation with its path and its method in upper case.
    /// </summary>
    public IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
        from path in _root.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        where Methods.Contains(method.Name)
        select (path.Name, method.Name.ToUpperInvariant(), method.Value);

    /// <summary>
    /// The names of the headers that carry a credential in any of the documents.
    /// </summary>
    public static IReadOnlyList<string> CredentialHeaders(IEnumerable<string> providers)
    {
        return
        [
            .. providers.Select(Of)
                .SelectMany(document => document.Schemes)
                .Select(scheme => scheme.Header)
                .OfType<string>()
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
    /// An operation that the contract of the provider has.
    /// </summary>
    public SpecOperation Of(Operation operation)
    {
        var item = _root.GetProperty("paths").GetProperty(operation.Path);

        // NSwag leaves an empty list out when it writes a document, so that nothing in it says that an operation takes no credential.
        return new SpecOperation(this, item.GetProperty(operation.Method.ToLowerInvariant()), item, operation.Credential != CredentialNeed.None);
    }

    /// <summary>
    /// What an element stands for: itself, or what its reference leads to.
    /// </summary>
    public JsonElement Resolve(JsonElement element)
    {
        for (var steps = 0; steps < MaxReferences && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference); steps++)
        {
            element = reference.GetString()![LocalPrefix.Length..].Split('/').Aggregate(_root, (node, step) => node.GetProperty(step));
        }

        return element;
    }

    /// <summary>
    /// The schemes of the credentials that an operation takes.
    /// </summary>
    public IEnumerable<SpecSecurityScheme> Credentials(JsonElement operation)
    {
        return Alternatives(operation).SelectMany(schemes => schemes);
    }

    /// <summary>
    /// The credentials that an operation takes: one of the lists, all of it. An empty list is none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<SpecSecurityScheme>> Alternatives(JsonElement operation)
    {
        // NSwag leaves an empty list out when it writes a document; the mark is there where the list was.
        if (operation.TryGetProperty("x-without-credential", out _))
        {
            return [];
        }

        var schemes = Schemes.ToDictionary(scheme => scheme.Key, StringComparer.Ordinal);
        return operation.TryGetProperty("security", out var alternatives) || _root.TryGetProperty("security", out alternatives)
            ? [.. alternatives.EnumerateArray().Select(alternative => alternative.EnumerateObject().Select(scheme => schemes[scheme.Name]).ToArray())]
            : [];
    }

    private IEnumerable<SpecSecurityScheme> Schemes =>
        _root.TryGetProperty("components", out var components) && components.TryGetProperty("securitySchemes", out var schemes)
            ? schemes.EnumerateObject().Select(scheme => new SpecSecurityScheme(scheme.Name, scheme.Value))
            : [];

    private static SpecDocument Load(string provider)
    {
        using var stream = typeof(SpecDocument).Assembly.GetManifestResourceStream(provider + ResourceSuffix)
            ?? throw new InvalidOperationException($"The document of {provider} is not in this assembly.");
        using var document = JsonDocument.Parse(stream);
        return new SpecDocument(document.RootElement.Clone());
    }
}
