namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Whether a member was and is required.
/// </summary>
internal sealed record MemberUse(bool WasRequired, bool IsRequired)
{
    public bool IsAlwaysOptional => !WasRequired && !IsRequired;
}
