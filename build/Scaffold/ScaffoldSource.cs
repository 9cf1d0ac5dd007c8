namespace Sessions.Build.Scaffold;

/// <summary>
/// A spec in our dialect.
/// </summary>
/// <param name="Spec">The text of <c>openapi.yaml</c>.</param>
/// <param name="Provenance">The text of <c>provenance.yaml</c>.</param>
/// <param name="Notes">What the user should know of how they were made, a sentence each.</param>
internal sealed record ScaffoldSource(string Spec, string Provenance, IReadOnlyList<string> Notes);
