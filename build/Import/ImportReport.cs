namespace Sessions.Build.Import;

/// <summary>
/// What an import took, and what it could not take as it was.
/// </summary>
/// <param name="Operations">How many operations the spec has.</param>
/// <param name="Schemas">How many schemas of the source document they reach.</param>
/// <param name="Losses">What was lost, in the order of the source document.</param>
/// <param name="Questions">What the document leaves open.</param>
/// <param name="LintExceptions">Rules of the linter that the document can't keep.</param>
internal sealed record ImportReport(
    int Operations,
    int Schemas,
    IReadOnlyList<ImportLoss> Losses,
    IReadOnlyList<ImportQuestion> Questions,
    IReadOnlyList<LintException> LintExceptions);
