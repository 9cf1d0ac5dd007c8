namespace Sessions.Sandbox;

/// <summary>
/// A field of a URL-encoded form.
/// </summary>
/// <param name="Name">Its name, decoded.</param>
/// <param name="Text">Its value, decoded.</param>
internal sealed record FormField(string Name, string Text);
