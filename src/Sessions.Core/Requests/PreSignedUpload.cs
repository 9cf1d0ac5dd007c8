using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// An upload to an address that a provider has signed for one file: a PUT of its bytes, without the key and without the headers of the
/// caller, since the address is its own credential. No message, span or log line shows its path or its query.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PreSignedUpload
{
    // As long as storages usually let such an address live.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Describes an upload. It can be repeated, since the same bytes go to the same address, and an attempt may take 15 minutes.
    /// </summary>
    /// <param name="name">The name that exceptions, spans and log lines call it by.</param>
    /// <returns>The operation.</returns>
    public static SessionsOperation Operation(string name)
    {
        return new SessionsOperation(Guard.NotBlank(name, nameof(name)), HttpMethod.Put, "{pre-signed address}", CredentialRequirement.None)
        {
            IsRetrySafe = true,
            Timeout = DefaultTimeout,
        };
    }

    /// <summary>
    /// Makes the request of an upload. The file is sent as it is read, as plain bytes without a media type: what a signature covers is not
    /// known, and the official libraries send none. The netstandard2.0 assembly sends the address as <see cref="Uri" /> writes it, with escapes
    /// that need not be and dots in its path resolved; the others send it as it was signed. A stream that can't seek has no known length and is sent in chunks.
    /// </summary>
    /// <param name="operation">The operation, from <see cref="Operation" />.</param>
    /// <param name="address">The absolute http or https address.</param>
    /// <param name="file">What is sent.</param>
    /// <param name="progress">
    /// Is told how many bytes of the current attempt have been sent; null for nobody. It starts anew with each attempt.
    /// </param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address. The message does not show it.</exception>
    public static SessionsRequest Request(SessionsOperation operation, string address, FileUpload file, IProgress<long>? progress)
    {
        return new SessionsRequest(operation, Parse(Guard.NotNull(address, nameof(address))))
        {
            Accept = "*/*",
            Body = new Body(Guard.NotNull(file, nameof(file)), progress),
        };
    }

    private static Uri Parse(string address)
    {
        if (HeaderText.IsToken(address)
            && Uri.TryCreate(address, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && parsed.UserInfo.Length == 0)
        {
            return AsSigned(address, parsed);
        }

        throw new ArgumentException("The address of an upload must be an absolute http or https address without a user name.", nameof(address));
    }

    private static Uri AsSigned(string address, Uri parsed)
    {
#if NET
        // A signature covers the characters as they were signed, so they must not be rewritten. They were checked to be visible ASCII.
        return parsed.Fragment.Length == 0
            ? new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
            : parsed;
#else
        return parsed;
#endif
    }

    private sealed class Body(FileUpload file, IProgress<long>? progress) : RequestBody
    {
        public override bool CanReplay => file.CanReplay;

        public override HttpContent CreateContent()
        {
            return CreateContent(CancellationToken.None);
        }

        internal override HttpContent CreateContent(CancellationToken cancellationToken)
        {
            return file.CreateContent(progress, cancellationToken);
        }
    }
}
