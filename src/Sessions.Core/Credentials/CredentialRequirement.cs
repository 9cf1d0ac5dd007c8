namespace Sessions.Core;

/// <summary>
/// Whether an operation takes the credential.
/// </summary>
public enum CredentialRequirement
{
    /// <summary>
    /// The operation takes no credential, so none is sent.
    /// </summary>
    None,

    /// <summary>
    /// The credential is sent when there is one.
    /// </summary>
    Optional,

    /// <summary>
    /// The call fails before anything is sent when there is none.
    /// </summary>
    Required,
}
