using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sessions.Tests;

/// <summary>
/// Compiles C# snippets as a reader would paste them into the Program.cs of a new console project: top-level statements, implicit usings,
/// nullable reference types, and everything that the test project references. A snippet stands for itself and brings its own usings.
/// </summary>
internal static class SnippetCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // The SDK switches these off in every project: an assembly may have been compiled against an older one than there is.
    private static readonly Dictionary<string, ReportDiagnostic> Unification = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    internal static MetadataReference[] References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>
    /// What the compiler has against a snippet, each with the file and the line where it stands; empty when it compiles without a warning.
    /// </summary>
    internal static IReadOnlyList<string> Problems(Snippet snippet)
    {
        return Compile(snippet).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => Describe(snippet, diagnostic))
            .ToArray();
    }

    /// <summary>
    /// Writes the program that a snippet is.
    /// </summary>
    internal static void Emit(Snippet snippet, string path)
    {
        Assert.That(Compile(snippet).Emit(path).Success, Is.True, () => string.Join('\n', Problems(snippet)));
    }

    private static CSharpCompilation Compile(Snippet snippet)
    {
        var tree = CSharpSyntaxTree.ParseText(snippet.Code, ParseOptions);
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return CSharpCompilation.Create(
            "Snippet",
            [tree, CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)],
            References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(Unification));
    }

    private static string Describe(Snippet snippet, Diagnostic diagnostic)
    {
        var line = snippet.Line + diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{snippet.Path}({line}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
