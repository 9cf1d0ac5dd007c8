namespace Sessions.Build.Scaffold;

/// <summary>
/// The places that adding a provider writes to, as paths from the root with slashes. What a journal or a record names beyond them was not
/// written by <c>add</c>.
/// </summary>
internal sealed class ProviderPlaces(string name)
{
    private const string TestsFolder = "tests/Sessions.Tests/Added";

    /// <summary>
    /// The folder of the spec.
    /// </summary>
    public string Specs { get; } = $"specs/{name.ToLowerInvariant()}";

    /// <summary>
    /// The folder of the client.
    /// </summary>
    public string Source { get; } = $"src/Sessions.{name}";

    /// <summary>
    /// The folder of the generated code.
    /// </summary>
    public string Generated { get; } = $"generated/{name}";

    /// <summary>
    /// The tests of the provider.
    /// </summary>
    public string Tests { get; } = $"{TestsFolder}/{name}Tests.cs";

    /// <summary>
    /// The part of the program that uses the packages.
    /// </summary>
    public string Flow { get; } = $"build/Quickstart/Consumer/{name}Flow.cs";

    /// <summary>
    /// The folders that belong to the provider alone.
    /// </summary>
    public IReadOnlyList<string> Folders => [Specs, Source, Generated];

    /// <summary>
    /// The folders that adding may create.
    /// </summary>
    public IReadOnlyList<string> NewFolders => [.. Folders, TestsFolder];

    /// <summary>
    /// Returns whether a file belongs to the provider alone.
    /// </summary>
    public bool IsOwn(string path) =>
        path == Tests || path == Flow || (Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)) && IsPlain(path));

    // One spelling only, so that no path leaves the folder that it begins with.
    private static bool IsPlain(string path) =>
        path.IndexOfAny(['\\', ':', '\0']) < 0 && path.Split('/').All(part => part is not ("" or "." or ".."));
}
