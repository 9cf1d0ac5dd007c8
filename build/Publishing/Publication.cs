namespace Sessions.Build.Publishing;

/// <summary>
/// What became of a package.
/// </summary>
/// <param name="Id">The package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Outcome">What became of it, in words.</param>
internal sealed record Publication(string Id, string Version, string Outcome);
