using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Adds a provider: writes everything that one consists of, and sees to it that it builds and that its tests pass. Whatever goes wrong, or
/// stops it, leaves nothing behind; of one that is killed a journal stays, by which <see cref="RemoveStep" /> takes away the rest.
/// </summary>
internal sealed class AddStep(Repository repository, ISpecSource source, ScaffoldTools tools)
{
    /// <summary>
    /// Whether the tests of the provider run before it counts as added.
    /// </summary>
    public bool RunsTests { get; init; } = true;

    /// <summary>
    /// Called before each stage, for tests that break one off.
    /// </summary>
    public Action<ScaffoldStage> Reached { get; init; } = static _ => { };

    /// <summary>
    /// Adds a provider.
    /// </summary>
    /// <returns>What came of it.</returns>
    public async Task<ScaffoldResult> RunAsync(string name, string file, ImportRequest selection, Action<string> report, CancellationToken cancellationToken)
    {
        AddJournal.ThrowIfLeft(repository);
        ProviderName.ThrowUnlessFree(name, repository);
        var journal = AddJournal.Begin(repository, name);
        var changes = new FileChanges(repository, journal);
        try
        {
            foreach (var folder in new ProviderPlaces(name).NewFolders)
            {
                changes.RememberFolder(folder);
            }

            var result = await WriteAsync(name, file, selection, changes, report, cancellationToken);
            journal.End();
            return result;
        }
        catch
        {
            changes.Undo();
            journal.End();
            throw;
        }
    }

    private async Task<ScaffoldResult> WriteAsync(
        string name, string file, ImportRequest selection, FileChanges changes, Action<string> report, CancellationToken cancellationToken)
    {
        Enter(ScaffoldStage.Import, "reading the document");
        var spec = await source.ReadAsync(name, file, selection, cancellationToken);
        var facts = SpecFacts.Read(name, file, spec.Spec);
        var files = new ClientFiles(repository);

        Enter(ScaffoldStage.Write, "writing the files");
        foreach (var (path, text) in files.Before(facts, spec))
        {
            changes.Write(path, text);
        }

        Enter(ScaffoldStage.Share, "writing the lines in the files of all providers");
        var insertions = Share(facts, spec.LintExceptions, changes);

        Enter(ScaffoldStage.Generate, "generating");
        changes.RememberFolder($"generated/{name}");
        await tools.GenerateAsync(name, report, cancellationToken);
        changes.Write(new ProviderPlaces(name).Flow, files.Flow(facts));

        Enter(ScaffoldStage.Restore, "restoring");
        foreach (var lockFile in SharedFiles.Locks)
        {
            changes.Remember(lockFile);
        }

        changes.Remember($"src/Sessions.{name}/packages.lock.json");
        await tools.RestoreAsync(cancellationToken);

        Enter(ScaffoldStage.Build, "building for all targets");
        if (await tools.BuildAsync(name, cancellationToken) is { Count: > 0 } errors)
        {
            throw new BuildFailure($"The client of {name} does not compile; what stands below tells why.", errors);
        }

        foreach (var (path, text) in tools.ListApi(name))
        {
            changes.Write(path, text);
        }

        Enter(ScaffoldStage.Record, "writing down what was written");
        var record = new ScaffoldRecord(
            new SortedDictionary<string, string>(changes.NewFiles.ToDictionary(path => path, path => ScaffoldRecord.Hash(repository.PathTo(path))), StringComparer.Ordinal),
            insertions);
        changes.Write(ScaffoldRecord.PathOf(name), record.Write());

        Enter(ScaffoldStage.Test, "testing");
        if (RunsTests)
        {
            await tools.TestAsync(name, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Count(facts, record, spec.Notes);

        void Enter(ScaffoldStage stage, string what)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Reached(stage);
            report(what);
        }
    }

    private List<TextInsertion> Share(SpecFacts facts, IReadOnlyList<LintException> lintExceptions, FileChanges changes)
    {
        var insertions = new List<TextInsertion>();
        Insert(SharedFiles.Solution, text => SharedFiles.ForSolution(text, facts.Name));
        Insert(SharedFiles.Readme, text => [SharedFiles.ForReadme(text, facts)]);
        Insert(SharedFiles.Changelog, text => [SharedFiles.ForChangelog(text, facts)]);
        if (lintExceptions.Count > 0)
        {
            Insert(SharedFiles.LintIgnores, text => SharedFiles.ForLintIgnores(text, facts.Name, lintExceptions));
        }

        return insertions;

        void Insert(string path, Func<string, IEnumerable<(int At, string Text)>> find)
        {
            var text = TextInsertion.Read(repository.PathTo(path));
            // From the end on, so that the places before stay where they are.
            foreach (var (at, added) in find(text).OrderByDescending(insertion => insertion.At).ToList())
            {
                text = text.Insert(at, added);
                insertions.Add(new TextInsertion(path, added));
            }

            changes.Write(path, text);
        }
    }

    private ScaffoldResult Count(SpecFacts facts, ScaffoldRecord record, IReadOnlyList<string> notes)
    {
        var generated = Lines($"generated/{facts.Name}/{facts.Name}SessionsClient.g.cs");
        var partials = record.Files.Keys.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Sum(Lines);
        return new ScaffoldResult(facts.Name, facts.Operations.Count, generated, partials, record.Files.Count, notes);
    }

    private int Lines(string path) => File.ReadLines(repository.PathTo(path)).Count();
}
