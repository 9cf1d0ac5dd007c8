namespace Sessions.Tests;

internal sealed class SnippetTests
{
    internal static readonly string[] Files =
    [
        "README.md",
        .. Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src"))
            .Select(folder => $"src/{Path.GetFileName(folder)}/README.md")
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] ClientReadmes = [.. ProviderPackage.All.Select(package => $"src/Sessions.{package.Name}/README.md")];

    [TestCaseSource(nameof(Files))]
    public void The_snippets_of_a_readme_compile(string path)
    {
        Assert.That(MarkdownFile.Read(path).Snippets("csharp").SelectMany(SnippetCompiler.Problems), Is.Empty);
    }

    [TestCaseSource(nameof(ClientReadmes))]
    public void The_readme_of_a_client_shows_it_with_and_without_dependency_injection(string path)
    {
        var provider = path.Split('.', '/')[2];
        var code = string.Concat(MarkdownFile.Read(path).Snippets("csharp").Select(snippet => snippet.Code));

        Assert.That(code, Does.Contain($"new {provider}SessionsClient(new {provider}SessionsOptions").And.Contain($"Add{provider}Sessions("));
    }

    [Test]
    public void A_snippet_that_does_not_compile_is_found_with_its_file_and_line()
    {
        var file = new MarkdownFile("some.md", "# Title\n\n```csharp\nvar one = 1;\nConsole.WriteLine(two + one);\n```\n");

        Assert.That(file.Snippets("csharp").SelectMany(SnippetCompiler.Problems), Is.EqualTo(new[]
        {
            "some.md(5): CS0103: The name 'two' does not exist in the current context",
        }));
    }

    [Test]
    public void A_snippet_without_its_using_does_not_compile()
    {
        var snippet = new Snippet("some.md", 1, "using var client = new OrqSessionsClient(new OrqSessionsOptions());");

        Assert.That(SnippetCompiler.Problems(snippet), Has.Some.Contains("OrqSessionsClient"));
    }

    [Test]
    public void A_snippet_of_declarations_alone_compiles()
    {
        Assert.That(SnippetCompiler.Problems(new Snippet("some.md", 1, "public sealed record Point(double X, double Y);")), Is.Empty);
    }
}
