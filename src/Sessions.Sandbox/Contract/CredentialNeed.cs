namespace Sessions.Sandbox;

/// <summary>
/// Whether an operation needs the provider's key, as its document says.
/// </summary>
internal enum CredentialNeed
{
    /// <summary>It takes no key.</summary>
    None,

    /// <summary>It takes a key and works without one.</summary>
    Optional,

    /// <summary>It refuses a request without the key.</summary>
    Required,
}
