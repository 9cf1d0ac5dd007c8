namespace Sessions.Sandbox;

/// <summary>
/// One operation that the sandbox serves.
/// </summary>
/// <param name="Name">Its name in C#, such as <c>CreateSession</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path template below the provider's prefix, such as <c>/sessions/{id}</c>.</param>
/// <param name="Credential">Whether it needs the provider's key.</param>
/// <param name="SuccessStatus">The status of its success.</param>
/// <param name="Serve">Reads the typed parameters from a request and calls the handler.</param>
internal sealed record Operation(
    string Name, string Method, string Path, CredentialNeed Credential, int SuccessStatus, Func<RequestReader, ValueTask<Reply>> Serve);
