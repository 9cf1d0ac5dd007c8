namespace Sessions.Core;

/// <summary>
/// Who puts the credential into a request.
/// </summary>
internal enum CredentialPlacement
{
    /// <summary>
    /// The pipeline itself, since the handlers belong to the caller.
    /// </summary>
    Request,

    /// <summary>
    /// The handler next to the network, so that no handler of the user's sees it.
    /// </summary>
    LastHandler,
}
