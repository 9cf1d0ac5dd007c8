namespace Sessions.Core;

/// <summary>
/// Who puts the credential into a request.
/// </summary>
internal enum CredentialPlacement
{
    /// <summary>
    /// The pipeline itself, since there is nothing between it and the primary handler.
    /// </summary>
    Request,

    /// <summary>
    /// The handler next to the primary one, so that no handler before it sees the credential.
    /// </summary>
    LastHandler,
}
