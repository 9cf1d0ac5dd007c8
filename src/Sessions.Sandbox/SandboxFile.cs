namespace Sessions.Sandbox;

/// <summary>
/// A file that came with a prompt of Portal.
/// </summary>
/// <param name="Name">The name that the request gave it.</param>
/// <param name="ContentType">Its content type; null when the request gave none.</param>
/// <param name="Content">The bytes.</param>
public sealed record SandboxFile(string Name, string? ContentType, ReadOnlyMemory<byte> Content);
