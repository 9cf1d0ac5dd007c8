namespace Sessions.Sandbox.Portal;

/// <summary>
/// What a user asks an agent.
/// </summary>
/// <param name="Text">The words.</param>
/// <param name="Files">The files that came with them.</param>
internal sealed record Prompt(string Text, IReadOnlyList<FormFile> Files)
{
    /// <summary>
    /// Whether the words ask for a run that fails.
    /// </summary>
    public bool Fails => Text.Contains(SandboxServer.PortalFailureMarker, StringComparison.Ordinal);

    /// <summary>
    /// How many bytes the session holds for it: the words, the answer that repeats them, and the files.
    /// </summary>
    public long Bytes => (2L * sizeof(char) * Text.Length) + Files.Sum(file => (long)file.Content.Length);
}
