namespace Sessions.Build.Scaffold;

/// <summary>
/// What a provider that was added consists of.
/// </summary>
/// <param name="Name">The name of the provider.</param>
/// <param name="Operations">How many operations it has.</param>
/// <param name="GeneratedLines">The lines of C# that the generator wrote.</param>
/// <param name="PartialLines">The lines of C# beside them, which are the maintainer's from now on.</param>
/// <param name="Files">How many files are new.</param>
/// <param name="Notes">What the user should know, a sentence each.</param>
internal sealed record ScaffoldResult(string Name, int Operations, int GeneratedLines, int PartialLines, int Files, IReadOnlyList<string> Notes);
