using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// What the pipeline needs to know of an operation; the generated clients hold one for each.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionsOperation
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Describes an operation.
    /// </summary>
    /// <param name="name">The name of the method, without Async.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pathTemplate">The path with its parameters in braces; it is named in spans and messages, where values must not stand.</param>
    /// <param name="credential">Whether the operation takes the credential.</param>
    public SessionsOperation(string name, HttpMethod method, string pathTemplate, CredentialRequirement credential)
    {
        Name = name;
        Method = method;
        PathTemplate = pathTemplate;
        Credential = credential;
        SpanName = $"{method.Method} {pathTemplate}";
    }

    /// <summary>
    /// The name of the method, without Async.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// The HTTP method.
    /// </summary>
    public HttpMethod Method { get; }

    /// <summary>
    /// The path with its parameters in braces.
    /// </summary>
    public string PathTemplate { get; }

    /// <summary>
    /// Whether the operation takes the credential.
    /// </summary>
    public CredentialRequirement Credential { get; }

    /// <summary>
    /// Whether the operation may be repeated after its request may have arrived.
    /// </summary>
    public bool IsRetrySafe { get; init; }

    /// <summary>
    /// Whether a success may come without a body although a value is returned.
    /// </summary>
    public bool AllowsEmptyBody { get; init; }

    /// <summary>
    /// How long one attempt may take unless the client says otherwise.
    /// </summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>
    /// How the members of a form are written that hold more than one value, by their names on the wire; null where all are repeated.
    /// </summary>
    public IReadOnlyDictionary<string, FormStyle>? FormStyles { get; init; }

    /// <summary>
    /// Method and path template: the name of the span of an attempt.
    /// </summary>
    internal string SpanName { get; }

    /// <summary>
    /// The same operation as the check of a client's health makes it: under the name CheckHealth, and with 30 seconds for an attempt, since
    /// whoever asks for health does not wait for long.
    /// </summary>
    /// <returns>The operation.</returns>
    public SessionsOperation ForHealthCheck()
    {
        return new SessionsOperation("CheckHealth", Method, PathTemplate, Credential)
        {
            IsRetrySafe = IsRetrySafe,
            Timeout = HealthTimeout,
        };
    }

    /// <inheritdoc />
    public override string ToString()
    {
        return Name;
    }
}
