using System.Text.Json.Nodes;
using Sessions.Build.Checks;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds the operation whose call shows that address and credential work, and marks it.
/// </summary>
internal static class HealthCallChoice
{
    private const string Mark = "x-health-check";
    private const string NoSuchValue = "health-check";

    private static readonly HashSet<string> OwnWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "authenticated", "authorized", "current", "health", "me", "ping", "profile", "self", "status", "viewer", "whoami",
    };

    /// <summary>
    /// Marks one operation, or asks.
    /// </summary>
    public static void Run(IReadOnlyList<ImportedOperation> operations, ImportRequest request, ImportLog log)
    {
        var takesNone = operations.All(operation => operation.Security.Count == 0);
        if (request.HealthCheck is { } wanted)
        {
            var chosen = operations.FirstOrDefault(operation => operation.Name == wanted || operation.Source.Id == wanted)
                ?? throw new BuildFailure($"No operation that was taken is called '{wanted}'.{Spelling.Suggest(wanted, operations.Select(operation => operation.Name))} Name one in --health-check.");
            MarkChosen(chosen, takesNone);
            return;
        }

        var best = operations
            .Where(operation => IsHarmless(operation) && (takesNone || operation.TakesCredential) && Required(operation).Count == 0)
            .OrderBy(operation => Words.Of(operation.Name).Any(OwnWords.Contains) ? 0 : 1)
            .ThenBy(operation => operation.Mark is null ? 0 : 1)
            .ThenBy(operation => operation.Path.Count(letter => letter == '/'))
            .FirstOrDefault();
        if (best is not null)
        {
            best.Definition[Mark] = new JsonObject();
            return;
        }

        var why = takesNone ? "no GET can be called without arguments"
            : operations.Any(operation => operation.TakesCredential) ? "no GET that takes the credential can be called without arguments"
            : "no operation that was taken needs a credential";
        log.Questions.Add(new ImportQuestion(
            "health check",
            $"There is no call for CheckHealthAsync: {why}. Without one the client has no such method, and the check of the specs reports it.",
            "--health-check <operation>"));
    }

    private static void MarkChosen(ImportedOperation operation, bool takesNone)
    {
        if (!IsHarmless(operation) || !(takesNone || operation.TakesCredential))
        {
            throw new BuildFailure($"{operation.Name} can't be the health check: it has to be a GET without a body that takes the credential and returns JSON.");
        }

        var mark = new JsonObject();
        if (Required(operation) is { Count: > 0 } required)
        {
            mark["arguments"] = new JsonObject(required.Select(parameter => KeyValuePair.Create(
                parameter["name"]!.GetValue<string>(),
                (JsonNode?)JsonValue.Create(parameter["schema"]!["type"]?.GetValue<string>() is "integer" or "number" ? "0" : NoSuchValue))));
            var answers = operation.Definition["responses"]!.AsObject().Select(response => response.Key).Where(code => code is "404" or "410" or "422").ToList();
            if (answers.Count > 0)
            {
                mark["answers"] = new JsonArray([.. answers.Select(code => JsonValue.Create(code))]);
            }
        }

        operation.Definition[Mark] = mark;
    }

    private static bool IsHarmless(ImportedOperation operation) =>
        operation.Source.Method == "get" && operation.Definition["requestBody"] is null
        && operation.Definition["responses"]!.AsObject().Any(response => response.Key.StartsWith('2') && response.Value!["content"] is not null);

    private static List<JsonObject> Required(ImportedOperation operation) =>
        [.. (operation.Definition["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject()).Where(parameter => parameter["required"] is not null)];
}
