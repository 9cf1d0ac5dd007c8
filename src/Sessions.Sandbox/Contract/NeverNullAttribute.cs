namespace Sessions.Sandbox;

/// <summary>
/// Marks a member that may be absent or not, but is never null on the wire.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeverNullAttribute : Attribute;
