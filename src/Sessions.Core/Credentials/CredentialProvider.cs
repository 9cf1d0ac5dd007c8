namespace Sessions.Core;

/// <summary>
/// Supplies the key or token of a client. It is asked once for each attempt, so a key can be rolled while the client lives.
/// </summary>
/// <param name="cancellationToken">The token of the call.</param>
/// <returns>
/// The key or token, which may have white space around it and the name of its scheme before it; null or empty when there is none.
/// </returns>
public delegate ValueTask<string?> CredentialProvider(CancellationToken cancellationToken);
