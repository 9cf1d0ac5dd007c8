namespace Sessions.Sandbox;

/// <summary>
/// A file of a multipart form.
/// </summary>
/// <param name="Name">The name that the part gives the file.</param>
/// <param name="ContentType">The content type of the part; null when it has none.</param>
/// <param name="Content">The bytes.</param>
internal sealed record FormFile(string Name, string? ContentType, byte[] Content);
