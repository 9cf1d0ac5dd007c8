using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Sessions.Sandbox;

/// <summary>
/// One provider at the edge of the sandbox: where it stands, whom it lets in and how it words its errors.
/// </summary>
/// <param name="name">The name of the provider.</param>
/// <param name="prefix">The path below which all its operations stand, without a trailing slash.</param>
/// <param name="apiKey">The key that it lets in.</param>
/// <param name="json">How it reads and writes JSON.</param>
/// <param name="contract">Its operations.</param>
internal abstract class ProviderApi(string name, string prefix, string apiKey, JsonSerializerOptions json, SessionsContract contract)
{
    /// <summary>
    /// The name of the provider.
    /// </summary>
    public string Name { get; } = name;

    /// <summary>
    /// The path below which all its operations stand, without a trailing slash.
    /// </summary>
    public string Prefix { get; } = prefix;

    /// <summary>
    /// The key that it lets in.
    /// </summary>
    public string ApiKey { get; } = apiKey;

    /// <summary>
    /// How it reads and writes JSON.
    /// </summary>
    public JsonSerializerOptions Json { get; } = json;

    /// <summary>
    /// Its operations.
    /// </summary>
    public IReadOnlyList<Operation> Operations { get; } = contract.Operations;

    /// <summary>
    /// The answer to a path that no operation has.
    /// </summary>
    public abstract Failure UnknownRoute { get; }

    /// <summary>
    /// The answer to a path whose operations have other methods.
    /// </summary>
    public virtual Failure WrongMethod => UnknownRoute;

    /// <summary>
    /// Whether its operations are those of the document that has its name.
    /// </summary>
    public virtual bool HasDocument => true;

    /// <summary>
    /// The listing that is read page by page; null for none.
    /// </summary>
    public virtual IPagedListing? Pages => null;

    /// <summary>
    /// The answer to an upload whose address has expired; null where nothing is uploaded.
    /// </summary>
    public virtual Failure? ExpiredUpload => null;

    /// <summary>
    /// Checks the credential of a request for an operation that takes one.
    /// </summary>
    /// <returns>The answer to a request that is not let in; null when it is.</returns>
    public abstract Failure? Authenticate(HttpRequest request, CredentialNeed need);

    /// <summary>
    /// The answer to a request that breaks the document.
    /// </summary>
    public abstract Failure Invalid(IReadOnlyList<RequestFault> faults);

    /// <summary>
    /// The answer to a request that the server itself can't take or can't serve.
    /// </summary>
    /// <param name="status">The status, such as 413 or 500.</param>
    /// <param name="message">What went wrong, in words.</param>
    public abstract Failure ServerError(int status, string message);

    /// <summary>
    /// The provider's answer with an error status that nothing but a fault is the cause of.
    /// </summary>
    /// <param name="status">The status, from 400 to 599.</param>
    public virtual Failure Error(int status)
    {
        return ServerError(status, ReasonPhrase(status));
    }

    /// <summary>
    /// Adds headers that the provider sends with every response.
    /// </summary>
    public virtual void AddHeaders(SandboxResponse response, Exchange exchange)
    {
    }

    /// <summary>
    /// A status in words; the number itself where it has none.
    /// </summary>
    protected static string ReasonPhrase(int status)
    {
        return ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : $"Status {status}";
    }
}
