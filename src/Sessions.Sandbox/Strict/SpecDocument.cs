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
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
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
        var schemes = _root.GetProperty("components").GetProperty("securitySchemes");
        return operation.TryGetProperty("security", out var own) || _root.TryGetProperty("security", out own)
            ? own.EnumerateArray().SelectMany(requirement => requirement.EnumerateObject()).Select(scheme => new SpecSecurityScheme(schemes.GetProperty(scheme.Name)))
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
