using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// What a source consists of but for the texts in it: each node and token by its kind, tokens that are no strings with their text, and every directive.
/// </summary>
internal static class CodeShape
{
    public static IEnumerable<string> Of(SyntaxTree tree, bool withNames = true)
    {
        var root = tree.GetRoot();
        var parts = root.DescendantNodesAndTokens().Select(part => part.AsNode() is { } node ? $"{node.Kind()}" : Token(part.AsToken(), withNames));
        var trivia = root.DescendantTrivia().Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia) || trivia.IsKind(SyntaxKind.SkippedTokensTrivia));
        return [.. parts, .. trivia.Select(directive => $"{directive.Kind()} {directive.ToString().Trim()}")];
    }

    private static string Token(SyntaxToken token, bool withNames) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken => $"{token.Kind()}",
        SyntaxKind.IdentifierToken when !withNames => $"{token.Kind()}",
        _ => token.Text,
    };
}
