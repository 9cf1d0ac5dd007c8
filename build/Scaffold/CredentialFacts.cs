using Microsoft.CodeAnalysis.CSharp;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Import;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Scaffold;

/// <summary>
/// The credential of a provider: the first one that the document takes, in C# and in words.
/// </summary>
/// <param name="Expression">The scheme as a C# expression.</param>
/// <param name="Words">What the option holds, in words, such as <c>key</c>.</param>
/// <param name="Sample">What it looks like.</param>
/// <param name="IsOptional">Whether no operation needs it.</param>
internal sealed record CredentialFacts(string Expression, string Words, string Sample, bool IsOptional)
{
    /// <summary>
    /// Whether any operation takes it at all.
    /// </summary>
    public bool IsTaken { get; private init; } = true;

    public static CredentialFacts Read(SpecDocument document)
    {
        if (document.TakesNoCredential)
        {
            return new CredentialFacts("CredentialScheme.Bearer", "token", "<your token>", IsOptional: true) { IsTaken = false };
        }

        var all = document.Operations().Select(operation => Alternatives(document, operation.Operation)).ToList();
        var schemes = all.SelectMany(alternatives => alternatives).FirstOrDefault(alternative => alternative.Count > 0)
            ?? throw new BuildFailure($"{document.Name} does not say which credential its operations take; say it with --security {SecurityAnswer.Form}, or, in a spec of our dialect, under security.");
        var parts = schemes.Select(name => Describe(document, name)).ToList();
        var isOptional = all.All(alternatives => alternatives.Count == 0 || alternatives.Any(alternative => alternative.Count == 0));
        if (parts is [var only])
        {
            return only with { IsOptional = isOptional };
        }

        if (parts.FirstOrDefault(part => part.Expression.Contains("ClientCredentials", StringComparison.Ordinal)) is not null)
        {
            throw new BuildFailure($"{document.Name} asks for a token of OAuth and another credential at once, which no client can do; leave one of the two away.");
        }

        return new CredentialFacts(
            $"CredentialScheme.All({string.Join(", ", parts.Select(part => part.Expression))})",
            string.Join(" and ", parts.Select(part => part.Words)) + ", with a blank between them",
            string.Join(' ', parts.Select(part => part.Sample)),
            isOptional);
    }

    private static List<List<string>> Alternatives(SpecDocument document, YamlNode operation)
    {
        var security = SpecDocument.Child(operation, "security") ?? SpecDocument.Child(document.Root, "security");
        return [.. (security as YamlSequenceNode ?? []).Select(alternative => SpecDocument.Fields(alternative).Select(scheme => scheme.Key.Value!).ToList())];
    }

    private static CredentialFacts Describe(SpecDocument document, string name)
    {
        var scheme = SpecDocument.Child(SpecDocument.Child(SpecDocument.Child(document.Root, "components"), "securitySchemes"), name)
            ?? throw new BuildFailure($"There is no security scheme '{name}' in {document.Name}.");
        var kind = (Text(scheme, "type"), Text(scheme, "in") ?? Text(scheme, "scheme")?.ToLowerInvariant());
        var flow = SpecDocument.Child(SpecDocument.Child(scheme, "flows"), "clientCredentials");
        return kind switch
        {
            ("apiKey", "header") => new CredentialFacts($"CredentialScheme.ApiKey({Quote(Text(scheme, "name"))})", "key", "<your key>", false),
            ("apiKey", "query") => new CredentialFacts($"CredentialScheme.QueryKey({Quote(Text(scheme, "name"))})", "key", "<your key>", false),
            ("http", "basic") => new CredentialFacts("CredentialScheme.Basic", "user name and the password with a colon between them", "<user>:<password>", false),
            ("oauth2", _) when flow is not null => new CredentialFacts(
                $"CredentialScheme.ClientCredentials({Quote(Text(flow, "tokenUrl"))}{Scopes(flow)})",
                "client's identifier and its secret with a colon between them", "<client id>:<client secret>", false),
            ("http", "bearer") or ("oauth2", _) or ("openIdConnect", _) => new CredentialFacts("CredentialScheme.Bearer", "token", "<your token>", false),
            _ => throw new BuildFailure(
                $"The security scheme '{name}' of {document.Name} ({kind.Item1} {kind.Item2}) is not supported; take one that is a key in a header or in the query, a bearer token, a password or a token of OAuth client credentials."),
        };
    }

    private static string Scopes(YamlNode flow)
    {
        var scopes = SpecDocument.Fields(SpecDocument.Child(flow, "scopes")).Select(scope => scope.Key.Value!).ToList();
        return scopes.Count == 0 ? string.Empty : $", {Quote(string.Join(' ', scopes))}";
    }

    private static string? Text(YamlNode? node, string key) => (SpecDocument.Child(node, key) as YamlScalarNode)?.Value;

    private static string Quote(string? text) => SymbolDisplay.FormatLiteral(text ?? string.Empty, quote: true);
}
