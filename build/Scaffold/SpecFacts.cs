using System.Text.RegularExpressions;
using Sessions.Build.Checks.OpenApi;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What the files around a client have to know of its spec.
/// </summary>
internal sealed partial class SpecFacts
{
    private SpecFacts(string name, SpecDocument document)
    {
        Name = name;
        Document = document;
        var title = Text(SpecDocument.Child(document.Root, "info"), "title") ?? name;
        Title = Plain(title) is { Length: > 0 } plain ? plain : name;
        ServerPath = Text((SpecDocument.Child(document.Root, "servers") as YamlSequenceNode)?.FirstOrDefault(), "url") is { } address
            && Uri.TryCreate(address, UriKind.Absolute, out var server) ? server.AbsolutePath.TrimEnd('/') : string.Empty;
        HasAddress = SpecDocument.Child(document.Root, "servers") is YamlSequenceNode { Children.Count: > 0 };
        HasHealthCheck = SpecDocument.Child(document.Root, OpenApiGrammar.HealthCheck) is null;
        Operations = [.. ReadOperations(document)];
        Credential = CredentialFacts.Read(document);
    }

    public string Name { get; }

    public SpecDocument Document { get; }

    /// <summary>
    /// The title of the document, as it may stand in a C# comment and in Markdown. Two documents may have the same one.
    /// </summary>
    public string Title { get; }

    /// <summary>
    /// Whether the document names an address of the provider.
    /// </summary>
    public bool HasAddress { get; }

    /// <summary>
    /// Whether the client has a call that checks address and credential.
    /// </summary>
    public bool HasHealthCheck { get; }

    public CredentialFacts Credential { get; }

    public IReadOnlyList<OperationLine> Operations { get; }

    private string ServerPath { get; }

    /// <summary>
    /// Reads a spec.
    /// </summary>
    /// <param name="name">The name of the provider.</param>
    /// <param name="specName">The file as it stands in messages.</param>
    /// <param name="spec">Its text.</param>
    public static SpecFacts Read(string name, string specName, string spec) =>
        SpecDocument.Read(specName, spec, out var unreadable) is { } document
            ? new SpecFacts(name, document)
            : throw new BuildFailure($"{unreadable}");

    private IEnumerable<OperationLine> ReadOperations(SpecDocument document) =>
        from path in SpecDocument.Fields(SpecDocument.Child(document.Root, "paths"))
        from field in SpecDocument.Fields(path.Value)
        where OpenApiGrammar.Operations.Contains(field.Key.Value)
        select new OperationLine(
            Text(field.Value, "operationId") ?? string.Empty,
            Text(field.Value, OpenApiGrammar.CSharpName) ?? string.Empty,
            $"{field.Key.Value!.ToUpperInvariant()} {ServerPath}{path.Key.Value}",
            Text(field.Value, "summary") ?? string.Empty);

    private static string? Text(YamlNode? node, string key) => (SpecDocument.Child(node, key) as YamlScalarNode)?.Value;

    private static string Plain(string text) => Unruly().Replace(text, " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{N} ._+-]+")]
    private static partial Regex Unruly();
}
