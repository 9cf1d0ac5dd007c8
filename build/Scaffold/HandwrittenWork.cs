using Sessions.Build.Processes;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What has been written for a provider by hand since it was added.
/// </summary>
internal sealed class HandwrittenWork(Repository repository)
{
    /// <summary>
    /// Whether a file is still what was written by the program. What the generator writes is nobody's work.
    /// </summary>
    public bool IsAsWritten(string path, ScaffoldRecord record) =>
        path.StartsWith("generated/", StringComparison.Ordinal)
        || (record.Files.TryGetValue(path, out var hash) && File.Exists(repository.PathTo(path)) && ScaffoldRecord.Hash(repository.PathTo(path)) == hash);

    /// <summary>
    /// The files that would be lost with a provider, a line each, and whether Git has them.
    /// </summary>
    public async Task<IReadOnlyList<string>> FindAsync(string name, ScaffoldRecord record, CancellationToken cancellationToken)
    {
        var files = record.Files.Keys.Where(path => File.Exists(repository.PathTo(path)))
            .Concat(Own(name))
            .Distinct(StringComparer.Ordinal)
            .Where(path => path != ScaffoldRecord.PathOf(name) && !IsAsWritten(path, record))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            return [];
        }

        var status = await ChildProcess.RunAsync("git", ["status", "--porcelain", "--", .. files], repository.Root, environment: null, cancellationToken);
        return
        [
            .. files.Select(path => (Path: path, IsNew: !record.Files.ContainsKey(path), IsCommitted: status.Succeeded && !status.Lines.Any(line => line.EndsWith(path, StringComparison.Ordinal))))
                .Select(file => $"{file.Path} is {(file.IsNew ? "not of `add`" : "no longer what `add` wrote")}{(file.IsCommitted ? string.Empty : ", and not committed")}"),
        ];
    }

    /// <summary>
    /// The files in the folders of a provider.
    /// </summary>
    public IEnumerable<string> Own(string name) =>
        new ProviderPlaces(name).Folders.SelectMany(repository.FilesBelow);
}
