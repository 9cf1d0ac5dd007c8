namespace Sessions.Build.Scaffold;

/// <summary>
/// Changes of files that can be undone: what a file was before its first change, and which folders were not there.
/// </summary>
internal sealed class FileChanges(Repository repository)
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
    public void Remember(string path)
    {
        var full = repository.PathTo(path);
        _before.TryAdd(path, File.Exists(full) ? File.ReadAllBytes(full) : null);
    }

    /// <summary>
    /// Announces a folder that goes, with all that is in it, when the changes are undone. One that is there already stays.
    /// </summary>
    public void RememberFolder(string path)
    {
        var full = repository.PathTo(path);
        if (!Directory.Exists(full))
        {
            _newFolders.Add(full);
        }
    }

    public void Write(string path, string text)
    {
        Remember(path);
        var full = repository.PathTo(path);
        for (var folder = new FileInfo(full).Directory!; !folder.Exists; folder = folder.Parent!)
        {
            _newParents.Add(folder.FullName);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, System.Text.Encoding.UTF8.GetBytes(text));
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
}
