using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// A spec in our dialect.
/// </summary>
/// <param name="Spec">The text of <c>openapi.yaml</c>.</param>
/// <param name="Provenance">The text of <c>provenance.yaml</c>.</param>
/// <param name="Notes">What the user should know of how they were made, a sentence each.</param>
/// <param name="LintExceptions">Where a rule of the linter can't hold.</param>
internal sealed record ScaffoldSource(string Spec, string Provenance, IReadOnlyList<string> Notes, IReadOnlyList<LintException> LintExceptions);
