using System.Reflection;
using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// What a generated client knows of an operation, or what the spec says that it should know.
/// </summary>
internal sealed record OperationFacts(
    string Name, string Method, string Path, CredentialRequirement Credential, bool IsRetrySafe, TimeSpan Timeout, bool AllowsEmptyBody)
{
    internal static OperationFacts Of(SpecOperation operation)
    {
        return new OperationFacts(
            operation.CSharpName,
            operation.Method,
            operation.Path,
            CredentialOf(operation.Security),
            operation.IsRetrySafe,
            TimeSpan.FromSeconds(operation.TimeoutSeconds ?? 100),
            operation.MayHaveEmptyBody);
    }

    /// <summary>
    /// The facts in the code of a client, which keeps them in a private nested class.
    /// </summary>
    internal static IEnumerable<OperationFacts> Of(Type client)
    {
        return client.GetNestedType("Operations", BindingFlags.NonPublic)!
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(field => (SessionsOperation)field.GetValue(null)!)
            .Select(operation => new OperationFacts(
                operation.Name,
                operation.Method.Method,
                operation.PathTemplate,
                operation.Credential,
                operation.IsRetrySafe,
                operation.Timeout,
                operation.AllowsEmptyBody));
    }

    private static CredentialRequirement CredentialOf(JsonArray security)
    {
        return security.Count == 0 ? CredentialRequirement.None
            : security.Any(alternative => alternative!.AsObject().Count == 0) ? CredentialRequirement.Optional
            : CredentialRequirement.Required;
    }
}
