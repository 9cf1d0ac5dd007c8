namespace Sessions.Tests;

/// <summary>
/// The files of the repository that the tests were built from.
/// </summary>
internal static class SourceTree
{
    internal static string Root { get; } = FindRoot();

    internal static string Read(string path)
    {
        return File.ReadAllText(Path.Combine(Root, path));
    }

    /// <summary>
    /// The paths of files, relative to the root and with forward slashes.
    /// </summary>
    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        return Directory.EnumerateFiles(Path.Combine(Root, folder), pattern)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sessions.Generated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Sessions.Generated.sln.");
    }
}
