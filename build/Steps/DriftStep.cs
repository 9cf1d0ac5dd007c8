namespace Sessions.Build.Steps;

/// <summary>
/// Generates everything for real and compares what lies below generated/ before and after, byte for byte and without version control.
/// </summary>
internal sealed class DriftStep(Repository repository)
{
    private GeneratedSnapshot? _before;

    /// <summary>
    /// Remembers what there is now. To be called before the generator runs.
    /// </summary>
    public void Remember() => _before = GeneratedSnapshot.Take(repository);

    /// <summary>
    /// Fails when anything is different from what was remembered.
    /// </summary>
    /// <returns>How many files were compared.</returns>
    public int Compare()
    {
        var after = GeneratedSnapshot.Take(repository);
        var differences = (_before ?? after).Compare(after, repository.FindProviders());
        return differences.Count == 0
            ? after.Count
            : throw new BuildFailure(
                "The generated code was not what the specs, templates and nswag.json say; commit it as `dotnet run --project build -- generate` writes it.",
                differences);
    }
}
