using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over the responses of an operation: one success, and each error by its status.
/// </summary>
internal sealed class ResponseImport(SpecFile file, SchemaImport schemas, ImportLog log)
{
    /// <summary>
    /// The success that the method returns, in the source; null when the operation has none.
    /// </summary>
    public (string Status, SpecNode Response)? Success(SourceOperation operation)
    {
        var responses = Responses(operation);
        var successes = responses.Where(response => IsSuccess(response.Key)).Select(response => (Status: response.Key, Response: file.Resolve(response.Value))).ToList();
        if (successes.Count == 0 && responses.TryGetValue("default", out var only) && !responses.Keys.Any(key => key.StartsWith('3')))
        {
            log.Lose(only, "default response", $"{operation} has no success but the default response.", "It is taken for the answer with status 200.");
            return ("200", file.Resolve(only));
        }

        // One with JSON first, since it is what the method returns.
        var best = successes.OrderBy(success => Media(success) is not null ? 0 : 1).ThenBy(success => success.Status, StringComparer.Ordinal).FirstOrDefault();
        if (best.Response is null)
        {
            return null;
        }

        if (best.Status.EndsWith("XX", StringComparison.OrdinalIgnoreCase))
        {
            log.Lose(best.Response, "range of statuses", $"{operation} answers with any status of {best.Status}.", "Any success is taken; the spec names 200.");
            best.Status = "200";
        }

        return best;
    }

    /// <summary>
    /// The schema of the value that the method returns, in the source; null when it returns none.
    /// </summary>
    public static SpecNode? SuccessSchema((string Status, SpecNode Response) success) => Media(success)?["schema"];

    public JsonObject Import(SourceOperation operation, string name, (string Status, SpecNode Response)? success, out IReadOnlyList<string> added)
    {
        var responses = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        if (success is var (status, response))
        {
            responses[status] = Success(operation, status, response, name);
        }
        else
        {
            log.Lose(operation.Node, "no success", $"{operation} declares no success.", "The spec says 204, an answer without a body.");
            responses["204"] = new JsonObject { ["description"] = "The request succeeded. The document of the provider declares no success." };
        }

        foreach (var (key, node) in Responses(operation).Where(one => !IsSuccess(one.Key) && one.Key.Length > 0 && one.Key[0] is '3' or '4' or '5'))
        {
            var error = file.Resolve(node);
            var code = key.EndsWith("XX", StringComparison.OrdinalIgnoreCase) ? key[..1] + "00" : key;
            if (code != key)
            {
                log.Lose(node, "range of statuses", $"{operation} declares errors as {key}.", $"They are described at the status {code}, and every other one is read the same way.");
            }

            if (code is ['3' or '4' or '5', >= '0' and <= '9', >= '0' and <= '9'] && (code == key || !Responses(operation).ContainsKey(code)))
            {
                responses[code] = Error(error, code, name);
            }
        }

        AddDefault(operation, responses, name, success);
        added = [];
        if (!responses.Keys.Any(code => code.StartsWith('4')))
        {
            responses["400"] = new JsonObject
            {
                ["description"] = "The request was refused. The document of the provider declares no such answer for this operation; every API has one.",
            };
            added = ["400"];
        }

        return new JsonObject(responses.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
    }

    private void AddDefault(
        SourceOperation operation, SortedDictionary<string, JsonObject> responses, string name, (string Status, SpecNode Response)? success)
    {
        if (Responses(operation).GetValueOrDefault("default") is not { } node || (success is var (_, response) && ReferenceEquals(response, file.Resolve(node))))
        {
            return;
        }

        log.Lose(node, "default response", $"{operation} describes all other errors as its default.", "They are described at the statuses 400 and 500.");
        foreach (var code in (string[])["400", "500"])
        {
            responses.TryAdd(code, Error(file.Resolve(node), code, name));
        }
    }

    private JsonObject Success(SourceOperation operation, string status, SpecNode response, string name)
    {
        var result = new JsonObject { ["description"] = Description(response, "The request succeeded.") };
        AddHeaders(result, response);
        var content = IsEmpty(status) ? null : Content(response, name + "Response");
        if (content is not null)
        {
            result["content"] = content;
        }
        else if (IsEmpty(status) && response["content"] is { Fields.Count: > 0 } never)
        {
            log.Lose(never, "body without content", $"{operation} describes a body of an answer with {status}, which has none.", "The method returns the status and the headers.");
        }
        else if (response["content"] is { Fields.Count: > 0 } other)
        {
            log.Lose(
                other, "answer of another kind", $"{operation} answers with {ContentChoice.Names(other)}.", "The method returns the status and the headers, and no content.");
        }

        foreach (var (key, node) in Responses(operation).Where(one => IsSuccess(one.Key)))
        {
            var second = file.Resolve(node);
            if (ReferenceEquals(second, response))
            {
                continue;
            }

            if (Media((key, second)) is null && content is not null)
            {
                result["x-empty-body"] = true;
                log.Lose(node, "second success", $"{operation} can answer with {key} and no body.", $"The spec says {status} with a body that may be empty.");
            }
            else if (SuccessSchema((key, second)) is { } schema && !SameSchema(schema, SuccessSchema((status, response))))
            {
                log.Lose(node, "second success", $"{operation} can answer with {key} and another body.", $"It is read like that of {status}; members that differ are kept as additional ones.");
            }
        }

        return result;
    }

    private JsonObject Error(SpecNode response, string code, string name)
    {
        var result = new JsonObject { ["description"] = Description(response, code.StartsWith('3') ? "The answer stands elsewhere, or did not change." : "The request failed.") };
        AddHeaders(result, response);
        if (Content(response, $"{name}Error{code}") is { } content)
        {
            result["content"] = content;
        }

        return result;
    }

    private JsonObject? Content(SpecNode response, string hint)
    {
        if (Media(response) is not { } media)
        {
            return null;
        }

        var result = new JsonObject { ["schema"] = media["schema"] is { } schema ? Schema(schema, hint) : new JsonObject() };
        if (BodyImport.ExampleOf(file, media) is { } example)
        {
            result["example"] = JsonValues.Of(example);
            schemas.Examples.Add(result, example);
        }

        return new JsonObject { [ContentChoice.Json] = result };
    }

    // What a method returns is read whole, so that it has to be a class, a list or any value.
    private JsonObject Schema(SpecNode node, string hint)
    {
        var kind = schemas.Shape(node, hint, out _).Kind;
        if (kind is SchemaKind.Class or SchemaKind.List or SchemaKind.Map or SchemaKind.Any)
        {
            return schemas.Body(node, hint);
        }

        log.Lose(node, "scalar answer", "The answer is one text, number, flag or value of an enumeration.", "It is any JSON value, an object in C#.");
        return [];
    }

    private void AddHeaders(JsonObject result, SpecNode response)
    {
        if (response["links"] is { } links)
        {
            log.Lose(links, "links", "The response names operations to go on with.", "The links are left out.");
        }

        var headers = new JsonObject();
        foreach (var (name, node) in response["headers"]?.Fields ?? new Dictionary<string, SpecNode>())
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal)))
            {
                continue;
            }

            headers[name] = new JsonObject
            {
                ["description"] = PlainText.Of(JsonValues.Text(file.Resolve(node)["description"])) ?? $"The header {name}.",
                ["schema"] = new JsonObject { ["type"] = "string" },
            };
        }

        if (headers.Count > 0)
        {
            result["headers"] = headers;
        }
    }

    private bool SameSchema(SpecNode one, SpecNode? other) => other is not null && SpecNode.AreEqual(file.Resolve(one), file.Resolve(other));

    private static SpecNode? Media((string Status, SpecNode Response) success) => IsEmpty(success.Status) ? null : Media(success.Response);

    private static SpecNode? Media(SpecNode response) => ContentChoice.Of(response["content"], [ContentChoice.Json])?.Media;

    private static string Description(SpecNode response, string missing) => PlainText.Of(JsonValues.Text(response["description"])) ?? missing;

    // HTTP allows these no body, whatever a document says.
    private static bool IsEmpty(string status) => status is "204" or "205";

    private static bool IsSuccess(string key) => key.StartsWith('2') && key.Length == 3;

    private static IReadOnlyDictionary<string, SpecNode> Responses(SourceOperation operation) => operation.Node["responses"]?.Fields ?? new Dictionary<string, SpecNode>();

    /// <summary>
    /// The response headers that the source declares, by their names in small letters.
    /// </summary>
    public static IEnumerable<string> HeaderNames(SpecNode response) =>
        response["headers"]?.Fields.Keys.Select(name => name.ToLower(CultureInfo.InvariantCulture)) ?? [];
}
