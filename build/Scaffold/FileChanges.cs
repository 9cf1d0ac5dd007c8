namespace Sessions.Build.Scaffold;

/// <summary>
/// Changes of files that can be undone: what a file was before its first change, and which folders were not there.
/// </summary>
/// <param name="repository">The clone.</param>
/// <param name="journal">Told of each change before it is made; null where nobody needs that.</param>
internal sealed class FileChanges(Repository repository, AddJournal? journal = null)
{
    private readonly Dictionary<string, byte[]?> _before = new(StringComparer.Ordinal);
    private readonly List<string> _newFolders = [];
    private readonly HashSet<string> _newParents = new(StringComparer.Ordinal);

    /// <summary>
    /// The files that were not there, as paths from the root with slashes.
    /// </summary>
    public IReadOnlyList<string> NewFiles => [.. _before.Where(file => file.Value is null && File.Exists(repository.PathTo(file.Key))).Select(file => file.Key)];

    /// <summary>
    /// Remembers a file before a child process may change it.
    /// </summary>
    public void Remember(string path) => Remember(path, after: null);

    /// <summary>
    /// Announces a folder that goes, with all that is in it, when the changes are undone. One that is there already stays.
    /// </summary>
    public void RememberFolder(string path)
    {
        var full = repository.PathTo(path);
        if (!Directory.Exists(full))
        {
            journal?.AddFolder(path);
            _newFolders.Add(full);
        }
    }

    public void Write(string path, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Remember(path, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        var full = repository.PathTo(path);
        for (var folder = new FileInfo(full).Directory!; !folder.Exists; folder = folder.Parent!)
        {
            _newParents.Add(folder.FullName);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public void Delete(string path)
    {
        Remember(path);
        File.Delete(repository.PathTo(path));
    }

    /// <summary>
    /// Makes everything what it was.
    /// </summary>
    public void Undo()
    {
        foreach (var (path, bytes) in _before)
        {
            var full = repository.PathTo(path);
            if (bytes is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllBytes(full, bytes);
            }
            else
            {
                File.Delete(full);
            }
        }

        foreach (var folder in _newFolders.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var folder in _newParents.OrderByDescending(folder => folder.Length).Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }

    private void Remember(string path, string? after)
    {
        var full = repository.PathTo(path);
        if (!_before.TryGetValue(path, out var before))
        {
            before = File.Exists(full) ? File.ReadAllBytes(full) : null;
            _before.Add(path, before);
        }

        journal?.AddFile(path, before, after);
    }
}
