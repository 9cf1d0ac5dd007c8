using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// A provider that is known by its document alone: whom it lets in, what it answers and how it words its errors all come from there.
/// </summary>
internal sealed class SpecDrivenApi(string name, SpecDrivenCredentials credentials, SandboxAddress address)
    : ProviderApi(name, "/" + name.ToLowerInvariant(), credentials.ApiKey, SerializerOptions, new SpecDrivenContract(SpecDocument.Of(name), address))
{
    // Where an error is most often worded, in the documents that are around.
    private static readonly string[] MessageMembers = ["message", "detail", "error", "title", "description", "error_description"];

    /// <summary>
    /// What it lets in.
    /// </summary>
    public SpecDrivenCredentials Credentials { get; } = credentials;

    public override Failure UnknownRoute => ServerError(StatusCodes.Status404NotFound, "Not Found");

    public override Failure WrongMethod => ServerError(StatusCodes.Status405MethodNotAllowed, "Method Not Allowed");

    private static JsonSerializerOptions SerializerOptions { get; } = WireJson.Create([]);

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        var operation = Operations.First(operation => operation.Method == request.Method && new ExactPath(Prefix + operation.Path).Matches(request.Path));
        return Credentials.Admits(request, Element(operation))
            ? null
            : ServerError(StatusCodes.Status401Unauthorized, "The credential is missing or wrong");
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        return ServerError(StatusCodes.Status400BadRequest, string.Join("; ", faults.Select(fault => $"{fault.Name} {fault.Message}".Trim())));
    }

    public override Failure ServerError(int status, string message)
    {
        return new Failure(status, exchange => Body(exchange.Operation, status, message));
    }

    private JsonElement Element(Operation operation)
    {
        return SpecDocument.Of(Name).Operations.First(candidate => candidate.Path == operation.Path && candidate.Method == operation.Method).Operation;
    }

    // As the document has it where it does; else the form that is the most common.
    private JsonNode? Body(Operation? operation, int status, string message)
    {
        var body = operation is null ? null : ResponseExample.Of(SpecDocument.Of(Name), Element(operation), status);
        if (body is not { Node: JsonObject members })
        {
            return body is { } documented ? documented.Node : new JsonObject { ["message"] = message };
        }

        if (MessageMembers.FirstOrDefault(member => members[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String) is { } place)
        {
            members[place] = message;
        }

        return members;
    }
}
