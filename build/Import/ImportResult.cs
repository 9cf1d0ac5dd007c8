namespace Sessions.Build.Import;

/// <summary>
/// What came of an import.
/// </summary>
/// <param name="Spec">The text of <c>openapi.yaml</c>.</param>
/// <param name="Provenance">The text of <c>provenance.yaml</c>.</param>
/// <param name="Report">What was taken and what was lost.</param>
internal sealed record ImportResult(string Spec, string Provenance, ImportReport Report);
