namespace Sessions.Sandbox;

/// <summary>
/// A profile that arrived at an upload address of WhyLabs.
/// </summary>
/// <param name="SessionId">The session that the address was handed out for.</param>
/// <param name="ProfileId">The identifier of the profile, which begins with <c>ref-</c> or <c>log-</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record SandboxUpload(string SessionId, string ProfileId, ReadOnlyMemory<byte> Content);
