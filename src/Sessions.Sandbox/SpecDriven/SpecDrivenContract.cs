using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// The operations of a document, each with a reply that the document allows.
/// </summary>
internal sealed class SpecDrivenContract(SpecDocument document, SandboxAddress address) : SessionsContract
{
    public override IReadOnlyList<Operation> Operations { get; } =
        [.. document.Operations.Select(declared => Describe(document, declared.Path, declared.Method, declared.Operation, address))];

    private static Operation Describe(SpecDocument document, string path, string method, JsonElement declared, SandboxAddress address)
    {
        var status = declared.GetProperty("responses").EnumerateObject()
            .Select(response => int.TryParse(response.Name, CultureInfo.InvariantCulture, out var code) ? code : 0)
            .Where(code => code is >= 200 and < 300)
            .FirstOrDefault(200);
        var pages = declared.TryGetProperty("x-pagination", out var pagination) ? new SpecDrivenPages(document, declared, pagination, status, address) : null;
        return new Operation(
            declared.GetProperty("x-csharp-name").GetString()!,
            method,
            path,
            Need(document.Alternatives(declared)),
            status,
            async reader => pages is not null
                ? (Reply<JsonNode>)await pages.ReadAsync(reader).ConfigureAwait(false)
                : ResponseExample.Of(document, declared, status)?.Node is { } body ? (Reply<JsonNode>)body : (Reply<NoContent>)NoContent.Instance);
    }

    private static CredentialNeed Need(IReadOnlyList<IReadOnlyList<SpecSecurityScheme>> alternatives)
    {
        return alternatives.Count == 0 ? CredentialNeed.None : alternatives.Any(schemes => schemes.Count == 0) ? CredentialNeed.Optional : CredentialNeed.Required;
    }
}
