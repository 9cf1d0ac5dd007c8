namespace Sessions.Build.Scaffold;

/// <summary>
/// Takes away what was written when a provider was added. Whatever goes wrong, or stops it, leaves everything as it was.
/// </summary>
internal sealed class RemoveStep(Repository repository, ScaffoldTools tools)
{
    /// <summary>
    /// Removes a provider.
    /// </summary>
    /// <param name="name">The name of the provider, in any casing.</param>
    /// <param name="force">Whether hand-written work goes too.</param>
    /// <param name="cancellationToken">Ends the step, with everything as it was.</param>
    /// <returns>How many files went, or were made what they were.</returns>
    public async Task<int> RunAsync(string name, bool force, CancellationToken cancellationToken)
    {
        if (AddJournal.Find(repository) is { } left && left.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return await UndoAsync(left, cancellationToken);
        }

        AddJournal.ThrowIfLeft(repository);
        name = repository.FindProvider(name).Name;
        var record = ScaffoldRecord.Read(repository, name)
            ?? throw new BuildFailure($"{name} was not made by `add`, so `remove` can't tell what belongs to it; take it away by hand.");
        var work = new HandwrittenWork(repository);
        var lost = await work.FindAsync(name, record, cancellationToken);
        var edited = record.Insertions.Where(insertion => insertion.RemoveFrom(Text(insertion.Path)) is null).ToList();
        if (!force && lost.Count + edited.Count > 0)
        {
            throw new BuildFailure(
                $"With {name} would go what was written by hand; save it, or say --force.",
                lost.Concat(edited.Select(insertion => $"{insertion.Path} no longer has the lines that `add` wrote, so they would stay")));
        }

        var changes = new FileChanges(repository);
        try
        {
            foreach (var insertion in record.Insertions.Except(edited))
            {
                cancellationToken.ThrowIfCancellationRequested();
                changes.Write(insertion.Path, insertion.RemoveFrom(Text(insertion.Path))!);
            }

            var files = record.Files.Keys.Concat(work.Own(name)).Distinct(StringComparer.Ordinal).Where(path => File.Exists(repository.PathTo(path))).ToList();
            foreach (var path in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                changes.Delete(path);
            }

            foreach (var folder in new ProviderPlaces(name).Folders.Select(folder => repository.PathTo(folder)).Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }

            foreach (var path in SharedFiles.Locks)
            {
                changes.Remember(path);
            }

            await tools.RestoreAsync(cancellationToken);
            return files.Count;
        }
        catch
        {
            changes.Undo();
            throw;
        }
    }

    // What a killed add has left, of which nothing was written by hand.
    private async Task<int> UndoAsync(AddJournal left, CancellationToken cancellationToken)
    {
        var changed = left.Undo();
        await tools.RestoreAsync(cancellationToken);
        left.End();
        return changed.Count == 0
            ? left.Count
            : throw new BuildFailure($"What the killed `add {left.Name}` left is gone, but for its lines in files that were changed since; take them out of those below.", changed);
    }

    private string Text(string path) => File.Exists(repository.PathTo(path)) ? TextInsertion.Read(repository.PathTo(path)) : string.Empty;
}
