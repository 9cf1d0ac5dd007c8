using Sessions.Build;
using Sessions.Build.Drift;

namespace Sessions.Tests.Build;

[Parallelizable]
internal sealed class SnippetsAxisTests
{
    [Test]
    public void A_snippet_that_does_not_compile_is_drift()
    {
        using var clone = CloneDocumentation();
        File.AppendAllText(Path.Combine(clone.Path, "README.md"), "\n```csharp\nvar broken = Nothing.At.All;\n```\n");
        var axis = new SnippetsAxis(Path.Combine(clone.Path, "tests", Path.GetFileName(typeof(SnippetsAxisTests).Assembly.Location)), "FullyQualifiedName~.SnippetTests.");

        Assert.That(
            async () => await axis.CheckAsync(_ => { }, CancellationToken.None),
            Throws.TypeOf<BuildFailure>()
                .With.Message.StartsWith("Code in the documentation does not compile")
                .And.Property(nameof(BuildFailure.Details)).Some.Contains("The name 'Nothing' does not exist"));
    }

    // The tests look for the documentation in the folders above their assembly.
    private static TemporaryFolder CloneDocumentation()
    {
        var clone = new TemporaryFolder();
        clone.Write("Sessions.Generated.sln", "");
        IEnumerable<string> documents = [.. Directory.EnumerateFiles(SourceTree.Root, "*.md"), .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.md", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })];
        foreach (var path in documents)
        {
            clone.Write(Path.GetRelativePath(SourceTree.Root, path), File.ReadAllText(path));
        }

        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(path => !Path.GetFileName(path).StartsWith(SnippetProgram.Prefix, StringComparison.Ordinal)))
        {
            File.Copy(path, clone.Write(Path.Combine("tests", Path.GetFileName(path)), ""), overwrite: true);
        }

        return clone;
    }
}
