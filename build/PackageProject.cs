namespace Sessions.Build;

/// <summary>
/// A project that becomes a package.
/// </summary>
internal sealed record PackageProject(string Id, string Path, bool IsClient, IReadOnlyList<string> TargetFrameworks);
