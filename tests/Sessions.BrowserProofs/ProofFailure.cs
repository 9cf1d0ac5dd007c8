namespace Sessions.BrowserProofs;

/// <summary>
/// What the browser showed is not what it should, or there is no browser.
/// </summary>
internal sealed class ProofFailure(string message) : Exception(message);
