using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Build.Checks;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Import.Text;
using Sessions.Build.Scaffold.Samples;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds the operation whose call shows that address and credential work, and marks it.
/// </summary>
internal sealed class HealthCallChoice(JsonObject document, IReadOnlyList<ImportedOperation> operations, ImportLog log)
{
    /// <summary>
    /// The answer that a client shall have no health check.
    /// </summary>
    public const string None = OpenApiGrammar.NoHealthCheck;

    private const string NoSuchValue = "health-check";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> OwnWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "authenticated", "authorized", "current", "health", "me", "ping", "profile", "self", "status", "viewer", "whoami",
    };

    // Where nothing takes a credential, the call shows the address alone.
    private readonly bool _takesNone = operations.All(operation => operation.Security.Count == 0);

    /// <summary>
    /// Marks one operation, or asks.
    /// </summary>
    /// <param name="answer">The operation by its C# name or its id in the document, or <see cref="None" />; null leaves the choice to the import.</param>
    public void Run(string? answer)
    {
        if (answer == None)
        {
            document.Insert(document.IndexOf("paths"), OpenApiGrammar.HealthCheck, None);
        }
        else if (answer is not null)
        {
            MarkChosen(answer);
        }
        else if ((WithoutArguments() ?? WithMadeUpArguments()) is { } operation)
        {
            Mark(operation);
        }
        else
        {
            Ask();
        }
    }

    private ImportedOperation? WithoutArguments() => operations
        .Where(operation => IsRead(operation) && IsTelling(operation) && Required(operation).Count == 0)
        .OrderBy(operation => Words.Of(operation.Name).Any(OwnWords.Contains) ? 0 : 1)
        .ThenBy(operation => operation.Mark is null ? 0 : 1)
        .ThenBy(operation => operation.Path.Count(letter => letter == '/'))
        .FirstOrDefault();

    // A read of what does not exist shows as much, where the provider tells how it says so.
    private ImportedOperation? WithMadeUpArguments() => operations
        .Where(operation => IsRead(operation) && IsTelling(operation) && HasSimpleArguments(operation) && Answers(operation).Count > 0)
        .OrderBy(operation => Required(operation).Count)
        .ThenBy(operation => operation.Path.Count(letter => letter == '/'))
        .FirstOrDefault();

    private void Ask()
    {
        log.Questions.Add(new ImportQuestion(
            "health check",
            $"CheckHealthAsync needs a call that {(_takesNone ? string.Empty : "takes the credential and ")}changes nothing: none that was taken is a GET without parameters, or one whose 404, 410 or 422 to made-up ones is described.",
            $"--health-check <operation>, or with --health-check {None} for a client without that method")
        {
            MustBeAnswered = true,
        });
    }

    private void MarkChosen(string wanted)
    {
        var chosen = operations.FirstOrDefault(operation => operation.Name == wanted || operation.Source.Id == wanted)
            ?? throw new BuildFailure($"No operation that was taken is called '{wanted}'.{Spelling.Suggest(wanted, operations.Select(operation => operation.Name))} Name one in --health-check.");
        var obstacle = !Shows(chosen) ? "takes no credential"
            : !IsTelling(chosen) ? "returns no JSON"
            : !HasSimpleArguments(chosen) ? "asks for parameters that are not all texts, numbers or flags"
            : Required(chosen).Count > 0 && Answers(chosen).Count == 0 ? "asks for parameters, and the document does not describe its 404, 410 or 422 to made-up ones"
            : null;
        if (obstacle is not null)
        {
            throw new BuildFailure($"{chosen.Name} can't be the health check, since it {obstacle}. Name another in --health-check, or say --health-check {None}.");
        }

        Mark(chosen);

        // Whoever names an operation that is no GET vouches that it changes nothing.
        chosen.Definition[OpenApiGrammar.RetrySafe] = true;
    }

    private void Mark(ImportedOperation operation)
    {
        var mark = new JsonObject();
        if (Required(operation) is { Count: > 0 } required)
        {
            mark["arguments"] = new JsonObject(required.Select(parameter => KeyValuePair.Create(parameter["name"]!.GetValue<string>(), (JsonNode?)Argument(parameter))));
        }

        if (operation.Definition["requestBody"]?["content"] is JsonObject { Count: > 0 } content)
        {
            var media = content.First().Value!;
            mark["body"] = (media["example"] ?? new SampleJson(document).Of(media["schema"]!))!.ToJsonString(Json);
        }

        if ((mark.Count > 0 ? Answers(operation) : []) is { Count: > 0 } answers)
        {
            mark["answers"] = new JsonArray([.. answers.Select(code => JsonValue.Create(code))]);
        }

        operation.Definition[OpenApiGrammar.HealthCheck] = mark;
    }

    private static string Argument(JsonObject parameter) => Type(parameter) switch
    {
        "integer" or "number" => "0",
        "boolean" => "false",
        _ => NoSuchValue,
    };

    // Only an error that has a class of its own is told from that of any other server.
    private List<string> Answers(ImportedOperation operation) =>
    [
        .. operation.Definition["responses"]!.AsObject()
            .Where(response => response.Key is "404" or "410" or "422" && HasClass(response.Value!))
            .Select(response => response.Key),
    ];

    private bool HasClass(JsonNode response) =>
        response["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>() is { } reference
        && document["components"]!["schemas"]![reference.Split('/')[^1]]!["properties"] is not null;

    private static bool IsRead(ImportedOperation operation) => operation.Source.Method == "get" && operation.Definition["requestBody"] is null;

    private bool Shows(ImportedOperation operation) => _takesNone || operation.TakesCredential;

    private bool IsTelling(ImportedOperation operation) =>
        Shows(operation)
        && operation.Definition["responses"]!.AsObject().Any(response => response.Key.StartsWith('2') && response.Value!["content"] is not null);

    private static bool HasSimpleArguments(ImportedOperation operation) =>
        Required(operation).All(parameter => Type(parameter) is "string" or "integer" or "number" or "boolean" && parameter["schema"]!["enum"] is null);

    private static string? Type(JsonObject parameter) => parameter["schema"]!["type"]?.GetValue<string>();

    private static List<JsonObject> Required(ImportedOperation operation) =>
        [.. (operation.Definition["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject()).Where(parameter => parameter["required"] is not null)];
}
