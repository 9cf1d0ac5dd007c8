using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Checks.OpenApi;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// The spec of a provider, as JSON to look things up in.
/// </summary>
internal sealed class ParsedSpec
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    internal ParsedSpec(string provider, JsonObject root)
    {
        Provider = provider;
        Root = root;
        Operations = ReadOperations().ToArray();
    }

    internal string Provider { get; }

    internal JsonObject Root { get; }

    internal IReadOnlyList<SpecOperation> Operations { get; }

    /// <summary>
    /// The path of the server, which the paths of the operations are appended to; empty when it has none.
    /// </summary>
    internal string ServerPath =>
        Root["servers"]?[0]?["url"]?.GetValue<string>() is { } address ? new Uri(address).AbsolutePath.TrimEnd('/') : string.Empty;

    /// <summary>
    /// Whether an operation shows that address and credential work.
    /// </summary>
    internal bool HasHealthCheck => Root[OpenApiGrammar.HealthCheck] is null;

    /// <summary>
    /// The operation that a request reaches, whose path begins with that of the server; null when there is none. A fixed path goes before
    /// one with parameters.
    /// </summary>
    internal SpecOperation? OperationAt(string method, string path)
    {
        return Operations
            .Where(operation => operation.Method == method && Regex.IsMatch(path, "^" + ServerPath + Pattern(operation.Path) + "$"))
            .MinBy(operation => operation.Path.Count(character => character == '{'));
    }

    /// <summary>
    /// What a schema or another component is, after its reference if it is one.
    /// </summary>
    internal JsonObject Dereference(JsonNode node)
    {
        return node["$ref"]?.GetValue<string>() is { } reference && JsonPointer.TryResolve(Root, reference, out var target)
            ? Dereference(target!)
            : node.AsObject();
    }

    /// <summary>
    /// The same spec after a change, in memory.
    /// </summary>
    internal ParsedSpec With(Action<JsonObject> change)
    {
        var copy = Root.DeepClone().AsObject();
        change(copy);
        return new ParsedSpec(Provider, copy);
    }

    public override string ToString()
    {
        return Provider;
    }

    private static string Pattern(string path)
    {
        return Regex.Replace(path, "{[^}]+}", "[^/]+");
    }

    private IEnumerable<SpecOperation> ReadOperations()
    {
        foreach (var (path, item) in Root["paths"]!.AsObject())
        {
            foreach (var (method, definition) in item!.AsObject().Where(member => Methods.Contains(member.Key)))
            {
                var pointer = JsonPointer.Append(JsonPointer.Append("#/paths", path), method);
                yield return new SpecOperation(Provider, method.ToUpperInvariant(), path, pointer, definition!.AsObject(), this);
            }
        }
    }
}
