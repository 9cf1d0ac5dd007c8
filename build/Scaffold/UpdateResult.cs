using Sessions.Build.Releases;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What came of a newer document.
/// </summary>
/// <param name="Diff">What changed in the spec, and what that means for users.</param>
/// <param name="Kept">The files that were written by hand, and stay as they are.</param>
/// <param name="Errors">What no longer compiles, with file and line; empty when all does.</param>
/// <param name="Notes">What the user should know, a sentence each.</param>
internal sealed record UpdateResult(SpecDiff Diff, IReadOnlyList<string> Kept, IReadOnlyList<string> Errors, IReadOnlyList<string> Notes);
