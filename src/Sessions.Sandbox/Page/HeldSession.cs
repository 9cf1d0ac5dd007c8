namespace Sessions.Sandbox;

/// <summary>
/// A session as the page shows it.
/// </summary>
/// <param name="Provider">The name of its provider.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Document">What its provider tells about it, as indented JSON.</param>
internal sealed record HeldSession(string Provider, string Id, string Document);
