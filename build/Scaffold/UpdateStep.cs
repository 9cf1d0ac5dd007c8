using Sessions.Build.Import;
using Sessions.Build.Releases;
using Sessions.Build.Steps;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Takes a newer document of a provider that was added. What was written by hand stays; what is still as it was written by the program is
/// written anew.
/// </summary>
internal sealed class UpdateStep(Repository repository, ISpecSource source, ScaffoldTools tools)
{
    /// <summary>
    /// The credential where the newer document does not tell; null takes what was answered before.
    /// </summary>
    public SecurityAnswer? Security { get; init; }

    /// <summary>
    /// Updates a provider.
    /// </summary>
    /// <param name="name">The name of the provider, in any casing.</param>
    /// <param name="file">The newer document.</param>
    /// <param name="report">Says what the step is at.</param>
    /// <param name="cancellationToken">Ends the step; up to the build, with everything as it was.</param>
    public async Task<UpdateResult> RunAsync(string name, string file, Action<string> report, CancellationToken cancellationToken)
    {
        AddJournal.ThrowIfLeft(repository);
        var provider = repository.FindProvider(name);
        name = provider.Name;
        var record = ScaffoldRecord.Read(repository, name)
            ?? throw new BuildFailure($"{name} was not made by `add`; edit its spec, {provider.SpecName}, by hand.");
        var provenance = await File.ReadAllTextAsync(repository.PathTo(provider.ProvenanceName), cancellationToken);
        report("reading the document");
        var selection = source.ReadSelection(provenance);
        var spec = await source.ReadAsync(name, file, Security is null ? selection : selection with { Security = Security }, cancellationToken);
        var facts = SpecFacts.Read(name, file, spec.Spec);
        report("comparing");
        var diff = await new DiffStep(repository).RunAsync(provider, PublicOperations.Mark(file, spec.Spec), cancellationToken);

        var changes = new FileChanges(repository);
        List<string> kept;
        try
        {
            kept = await WriteAsync(facts, spec, record, changes, report, cancellationToken);
        }
        catch
        {
            changes.Undo();
            throw;
        }

        report("building for all targets");
        var errors = await tools.BuildAsync(name, cancellationToken);
        if (errors.Count == 0)
        {
            WriteApi(name);
        }

        return new UpdateResult(diff, kept, errors, spec.Notes);
    }

    // What a build says is never written by hand, so it is written whatever stands there.
    private void WriteApi(string name)
    {
        var record = ScaffoldRecord.Read(repository, name)!;
        foreach (var (path, text) in tools.ListApi(name))
        {
            File.WriteAllText(repository.PathTo(path), text);
            record.Files[path] = ScaffoldRecord.Hash(repository.PathTo(path));
        }

        File.WriteAllText(repository.PathTo(ScaffoldRecord.PathOf(name)), record.Write());
    }

    private async Task<List<string>> WriteAsync(
        SpecFacts facts, ScaffoldSource spec, ScaffoldRecord record, FileChanges changes, Action<string> report, CancellationToken cancellationToken)
    {
        var (name, work, files) = (facts.Name, new HandwrittenWork(repository), new ClientFiles(repository));
        var places = new ProviderPlaces(name);
        var kept = new List<string>();
        foreach (var (path, text) in files.Before(facts, spec))
        {
            Write(path, text, always: path.StartsWith(places.Specs + "/", StringComparison.Ordinal));
        }

        foreach (var path in new Provider(name, string.Empty).GeneratedNames)
        {
            changes.Remember(path);
        }

        await tools.GenerateAsync(name, report, cancellationToken);
        Write(places.Flow, files.Flow(facts), always: false);
        var insertions = ReplaceRows(facts, record, changes);
        foreach (var path in record.Files.Keys.Where(path => !kept.Contains(path) && File.Exists(repository.PathTo(path))).ToList())
        {
            record.Files[path] = ScaffoldRecord.Hash(repository.PathTo(path));
        }

        changes.Write(ScaffoldRecord.PathOf(name), (record with { Insertions = insertions }).Write());
        return kept;

        void Write(string path, string text, bool always)
        {
            if (always || work.IsAsWritten(path, record))
            {
                changes.Write(path, text);
            }
            else
            {
                kept.Add(path);
            }
        }
    }

    private List<TextInsertion> ReplaceRows(SpecFacts facts, ScaffoldRecord record, FileChanges changes)
    {
        var path = repository.PathTo(SharedFiles.Readme);
        var rows = record.Insertions.Single(insertion => insertion.Path == SharedFiles.Readme);
        if (rows.RemoveFrom(TextInsertion.Read(path)) is not { } without)
        {
            throw new BuildFailure($"The rows of {facts.Name} in {SharedFiles.Readme} are no longer what `add` wrote; restore them from version control.");
        }

        var (at, added) = SharedFiles.ForReadme(without, facts);
        changes.Write(SharedFiles.Readme, without.Insert(at, added));
        return [.. record.Insertions.Select(insertion => insertion == rows ? rows with { Text = added } : insertion)];
    }
}
