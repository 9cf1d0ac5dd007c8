namespace Sessions.Sandbox;

/// <summary>
/// A part of a multipart form.
/// </summary>
/// <param name="Name">The name of its field.</param>
/// <param name="Text">Its text; null for a file.</param>
internal sealed record FormPart(string Name, string? Text);
