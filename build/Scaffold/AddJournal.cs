using System.Text.Json;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What an <c>add</c> is about to change, line by line, so that what a killed one leaves can be taken away: it is written before each change, and
/// goes when the <c>add</c> has ended, well or badly.
/// </summary>
internal sealed class AddJournal
{
    private const string Place = "artifacts/adding.jsonl";

    private readonly Repository _repository;
    private readonly List<Line> _lines = [];

    private AddJournal(Repository repository, string name)
    {
        _repository = repository;
        Name = name;
    }

    /// <summary>
    /// The provider that is added.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// How many files it tells of.
    /// </summary>
    public int Count => _lines.Select(line => line.File).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// The journal that a killed <c>add</c> has left, or one that runs; null when there is none.
    /// </summary>
    public static AddJournal? Find(Repository repository)
    {
        var path = repository.PathTo(Place);
        if (!File.Exists(path))
        {
            return null;
        }

        // The last line may be cut; what it would have told of was not changed yet.
        var lines = File.ReadLines(path).Select(Parse).OfType<Line>().ToList();
        if (lines is not [{ Name: { } name }, ..])
        {
            File.Delete(path);
            return null;
        }

        var journal = new AddJournal(repository, name);
        journal._lines.AddRange(lines.Skip(1));
        return journal.IsPlausible
            ? journal
            : throw new BuildFailure($"{Place} is not what `add` wrote, so nothing is undone by it; delete it, and see with `git status` what was left.");
    }

    /// <summary>
    /// Refuses to go on where an <c>add</c> did not end.
    /// </summary>
    /// <exception cref="BuildFailure">There is a journal.</exception>
    public static void ThrowIfLeft(Repository repository)
    {
        if (Find(repository) is { } left)
        {
            throw new BuildFailure($"An `add {left.Name}` is still running, or was killed and has left files behind; wait for it, or take them away with `remove {left.Name}`.");
        }
    }

    public static AddJournal Begin(Repository repository, string name)
    {
        ThrowIfLeft(repository);
        Directory.CreateDirectory(Path.GetDirectoryName(repository.PathTo(Place))!);
        var journal = new AddJournal(repository, name);
        journal.Append(new Line { Name = name });
        return journal;
    }

    /// <summary>
    /// Tells of a folder that was not there.
    /// </summary>
    public void AddFolder(string path) => Append(new Line { Folder = path });

    /// <summary>
    /// Tells of a file before it changes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What it was; null when it was not there.</param>
    /// <param name="after">The hash of what it becomes; null when another program decides that.</param>
    public void AddFile(string path, byte[]? before, string? after) => Append(new Line { File = path, Before = before, After = after });

    /// <summary>
    /// Makes everything what it was before the <c>add</c>.
    /// </summary>
    /// <returns>The files that somebody changed since, which stay as they are.</returns>
    public IReadOnlyList<string> Undo()
    {
        var changed = new List<string>();
        var files = _lines.Where(line => line.File is not null).GroupBy(line => line.File!, StringComparer.Ordinal).ToDictionary(file => file, file => _repository.PathTo(file.Key));
        var folders = _lines.Select(line => line.Folder).OfType<string>().Distinct().Select(folder => _repository.PathTo(folder)).Where(Directory.Exists).ToList();
        foreach (var (file, full) in files)
        {
            var before = file.First().Before;
            if (before is null)
            {
                // The process may have been killed before it made the folder.
                if (File.Exists(full))
                {
                    File.Delete(full);
                }
            }
            else if (IsOurs(full, before, [.. file]))
            {
                File.WriteAllBytes(full, before);
            }
            else
            {
                changed.Add(file.Key);
            }
        }

        foreach (var folder in folders)
        {
            Directory.Delete(folder, recursive: true);
        }

        return changed;
    }

    /// <summary>
    /// Ends the journal: there is nothing left to undo.
    /// </summary>
    public void End()
    {
        File.Delete(_repository.PathTo(Place));
        var folder = Path.GetDirectoryName(_repository.PathTo(Place))!;
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    // What it names is deleted or written when it is undone, so a path that `add` never writes to makes all of it wrong.
    private bool IsPlausible =>
        ProviderName.IsName(Name)
        && _lines.All(line => line switch
        {
            { File: { } file } => new ProviderPlaces(Name).IsOwn(file) || SharedFiles.Contains(file),
            { Folder: { } folder } => new ProviderPlaces(Name).NewFolders.Contains(folder),
            _ => false,
        });

    private static bool IsOurs(string path, byte[] before, IReadOnlyList<Line> lines) =>
        !File.Exists(path)
        || lines.Any(line => line.After is null || line.After == ScaffoldRecord.Hash(path))
        || File.ReadAllBytes(path).AsSpan().SequenceEqual(before);

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Append(Line line)
    {
        _lines.Add(line);
        using var file = new FileStream(_repository.PathTo(Place), FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n']);
        file.Flush(flushToDisk: true);
    }

    private sealed record Line
    {
        public string? Name { get; init; }

        public string? Folder { get; init; }

        public string? File { get; init; }

        public byte[]? Before { get; init; }

        public string? After { get; init; }
    }
}
