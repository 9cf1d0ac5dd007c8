namespace Sessions.Build.Releases;

/// <summary>
/// What a change means for the version of a package.
/// </summary>
/// <param name="Package">The package.</param>
/// <param name="Before">The version before the change.</param>
/// <param name="Demanded">The lowest version that may have the change.</param>
/// <param name="Current">The version that the project says now.</param>
internal sealed record VersionAdvice(string Package, SemanticVersion Before, SemanticVersion Demanded, SemanticVersion Current)
{
    public bool IsEnough => Current.CompareTo(Demanded) >= 0;
}
