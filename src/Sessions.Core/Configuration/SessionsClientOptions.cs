using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Sessions.Core;

/// <summary>
/// What every client of the suite can be told: who it is, where it calls, and how it behaves.
/// </summary>
public abstract class SessionsClientOptions
{
    /// <summary>
    /// Creates options for a provider.
    /// </summary>
    /// <param name="provider">The provider that the options are for.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionsClientOptions(SessionsProvider provider)
    {
        Provider = provider ?? throw new ArgumentNullException(nameof(provider));
    }

    /// <summary>
    /// The key or token. White space around it and the name of its scheme before it, such as <c>Bearer</c>, are taken off. Null means that <see cref="CredentialProvider" /> is asked or, for an unnamed client,
    /// the environment variable of the provider.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Supplies the key or token in place of <see cref="ApiKey" />, asked for each attempt; null when the key is fixed.
    /// </summary>
    public CredentialProvider? CredentialProvider { get; set; }

    /// <summary>
    /// The address that the paths of the operations are appended to, with or without a trailing slash. Null means, for an unnamed client,
    /// the environment variable of the provider, and after that the provider's public address if it has one.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Where the identifier and the secret of the client are exchanged for a token, for providers that want it so; the others pass it over.
    /// Null means, for an unnamed client, the environment variable such as <c>ACME_TOKEN_URL</c>, and after that the provider's own address.
    /// </summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>
    /// Allows a base address without TLS that is not a loopback address. The default is false.
    /// </summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>
    /// How long one attempt may take, its body included. Null means the operation's own default: 100 seconds, or 600 seconds for
    /// operations that are documented to run long.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// How failed attempts are repeated.
    /// </summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// The largest response body that is read, in bytes after decompression, at most 1 GiB. The default is 64 MiB.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Gets or sets the most JSON values that a response may hold, objects, lists and what they hold, from 1 on. A value of two bytes may take hundreds
    /// in memory, so a small answer can take the memory of a large one; a response that holds more is an <see cref="InvalidResponseException" />. The
    /// default is 524,288, which no response of less than 1 MiB can reach.
    /// </summary>
    public int MaxResponseNodes { get; set; } = 512 * 1024;

    /// <summary>
    /// A text that is appended to the <c>User-Agent</c> header, such as <c>my-app/1.2</c>; null for none.
    /// </summary>
    public string? UserAgentSuffix { get; set; }

    /// <summary>
    /// Makes a response that lacks a required member an <see cref="InvalidResponseException" />. The default, false, tolerates it.
    /// </summary>
    public bool StrictResponses { get; set; }

    /// <summary>
    /// Creates the loggers of a client that is made without dependency injection; null for none.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The response headers whose values may be logged, in any casing. The values of all others are left out.
    /// </summary>
    public ISet<string> LoggedHeaders { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Length", "Content-Type", "Retry-After", "X-Request-Id",
    };

    /// <summary>
    /// The query parameters whose values may be logged. The values of all others are replaced.
    /// </summary>
    public ISet<string> LoggedQueryParameters { get; } = new HashSet<string>(StringComparer.Ordinal) { "page", "size" };

    /// <summary>
    /// The clock of timeouts, waits and <c>Retry-After</c> dates. The default is the system's.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The provider that the options are for.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SessionsProvider Provider { get; }

    /// <summary>
    /// Whether a missing key or address may come from the environment: only for the unnamed registration and the plain constructors,
    /// so that one tenant's client never picks up another's key.
    /// </summary>
    internal bool ReadsEnvironment { get; set; } = true;
}
