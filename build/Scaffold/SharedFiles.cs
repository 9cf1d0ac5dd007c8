using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// The lines that a provider needs in files that all providers share: the solution, the table of the README, the changelog, what the
/// linter overlooks.
/// </summary>
internal static partial class SharedFiles
{
    public const string Solution = "Sessions.Generated.sln";
    public const string Readme = "README.md";
    public const string Changelog = "CHANGELOG.md";

    public const string LintIgnores = "build/checks/.redocly.lint-ignore.yaml";

    /// <summary>
    /// The lock files of the projects that refer to all clients; a restore writes them.
    /// </summary>
    public static IReadOnlyList<string> Locks { get; } = ["tests/Sessions.Tests/packages.lock.json", "tests/Sessions.Proofs/packages.lock.json"];

    /// <summary>
    /// Returns whether a provider has lines in a file: one of those above, or a lock file.
    /// </summary>
    public static bool Contains(string path) => path is Solution or Readme or Changelog or LintIgnores || Locks.Contains(path);

    private const string EndOfOperations = "\n<!-- /operations -->";
    private const string CSharpProject = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";

    /// <summary>
    /// Puts a project into the solution, before that of the sandbox: the project, its configurations, and its folder.
    /// </summary>
    public static IEnumerable<(int At, string Text)> ForSolution(string text, string name)
    {
        var sandbox = SandboxProject().Match(text) is { Success: true } match ? match : throw Unreadable(Solution, "the project Sessions.Sandbox");
        var guid = Guid(name);
        yield return (
            sandbox.Index,
            $"Project(\"{CSharpProject}\") = \"Sessions.{name}\", \"src\\Sessions.{name}\\Sessions.{name}.csproj\", \"{guid}\"\nEndProject\n");
        foreach (Match block in Regex.Matches(text, $@"(?:^\t\t{Regex.Escape(sandbox.Groups["guid"].Value)}.*\n)+", RegexOptions.Multiline))
        {
            yield return (block.Index, block.Value.Replace(sandbox.Groups["guid"].Value, guid, StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Adds a row for each operation to the table of the README.
    /// </summary>
    public static (int At, string Text) ForReadme(string text, SpecFacts facts)
    {
        var end = text.IndexOf(EndOfOperations, StringComparison.Ordinal);
        var rows = facts.Operations.Select(operation => $"| {facts.Name} | {MarkdownText.Code(operation.Id)} | `{operation.CSharpName}Async` | {MarkdownText.Code(operation.Http)} |\n");
        return end < 0 ? throw Unreadable(Readme, EndOfOperations.Trim()) : (end, string.Concat(rows));
    }

    /// <summary>
    /// Begins the history of a package.
    /// </summary>
    public static (int At, string Text) ForChangelog(string text, SpecFacts facts)
    {
        var section = FirstSection().Match(text) is { Success: true } match ? match.Index : throw Unreadable(Changelog, "a section");
        var count = facts.Operations.Count;
        return (
            section,
            $"## Sessions.{facts.Name} 0.1.0 (unreleased)\n\n- First release: a typed client for {(count == 1 ? "one operation" : $"{count} operations")} of {facts.Title}, generated from the document of the provider.\n\n");
    }

    /// <summary>
    /// Lists the places of a spec where a rule of the linter does not hold.
    /// </summary>
    public static IEnumerable<(int At, string Text)> ForLintIgnores(string text, string name, IReadOnlyList<LintException> exceptions)
    {
        if (exceptions.Count > 0)
        {
            var rules = exceptions.GroupBy(exception => exception.Rule).Select(group => $"  {group.Key}:\n{string.Concat(group.Select(Place))}");
            yield return (text.Length, $"../../specs/{name.ToLowerInvariant()}/openapi.yaml:\n{string.Concat(rules)}");
        }

        static string Place(LintException exception) =>
            $"    # {exception.Reason}\n    - '{exception.Pointer.Replace("'", "''", StringComparison.Ordinal)}'\n";
    }

    // The same for the same name, so that adding again gives the same solution.
    private static string Guid(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"Sessions.{name}")).AsSpan(0, 16)).ToString("B").ToUpperInvariant();

    private static BuildFailure Unreadable(string file, string what) => new($"{file} has not {what}, where the provider would be added; restore the file from version control.");

    [GeneratedRegex("^Project\\(\"[^\"]+\"\\) = \"Sessions\\.Sandbox\", \"[^\"]+\", \"(?<guid>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex SandboxProject();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex FirstSection();
}
