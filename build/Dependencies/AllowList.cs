namespace Sessions.Build.Dependencies;

/// <summary>
/// The dependencies that somebody has agreed to, a line each: <c>shipped Newtonsoft.Json 13.0.4 MIT</c>. Empty lines and those that begin with
/// <c>#</c> are for readers.
/// </summary>
internal static class AllowList
{
    public const string Name = "build/allowed-dependencies.txt";

    /// <summary>
    /// Compares the list with what the project needs.
    /// </summary>
    /// <returns>A line for each difference, which says what to write into the list or take out of it.</returns>
    public static IReadOnlyList<string> Compare(string list, IReadOnlyList<Dependency> needed)
    {
        var allowed = list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .ToHashSet(StringComparer.Ordinal);
        var covered = needed.ToDictionary(dependency => dependency, dependency => allowed.FirstOrDefault(line => Covers(line, dependency)));
        var unknown = covered.Where(pair => pair.Value is null).Select(pair => $"not allowed: {pair.Key}{Reason(pair.Key, allowed)}");
        var obsolete = allowed.Except(covered.Values).Select(line => $"not needed: {line}");
        return [.. unknown.Concat(obsolete).Order(StringComparer.Ordinal)];
    }

    private static bool Covers(string line, Dependency dependency) =>
        dependency.License == DependencyReader.Unread
            ? line.StartsWith($"{dependency.Scope} {dependency.Id} {dependency.Version} ", StringComparison.Ordinal)
            : line == dependency.ToString();

    private static string Reason(Dependency dependency, IEnumerable<string> allowed) =>
        allowed.FirstOrDefault(line => line.Split(' ') is [_, var id, ..] && id == dependency.Id) is { } other ? $" (allowed is: {other})" : "";
}
