using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over the security schemes that the operations name. Those that a client can't follow become the nearest that it can.
/// </summary>
internal sealed partial class SecurityImport(SpecFile file, SecurityAnswer? answer, ImportLog log)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private string? _answered;

    /// <summary>
    /// The schemes that are used, in the order of the source document after <see cref="Of" /> was called for each operation.
    /// </summary>
    public JsonObject Schemes { get; } = [];

    /// <summary>
    /// Whether the document leaves the credential of an operation open.
    /// </summary>
    public bool IsOpen { get; private set; }

    /// <summary>
    /// Whether the user has said what the document leaves open.
    /// </summary>
    public bool IsAnswered => answer is not null && IsOpen;

    /// <summary>
    /// Whether some of what a spec says of credentials comes from the answer.
    /// </summary>
    /// <param name="security">The alternatives of an operation or of all.</param>
    public bool IsAnswer(JsonArray security) =>
        IsAnswered && (security.Count == 0 || (_answered is not null && security.Any(alternative => alternative!.AsObject().ContainsKey(_answered))));

    /// <summary>
    /// Whether a scheme is the answer.
    /// </summary>
    public bool IsAnswer(string scheme) => IsAnswered && scheme == _answered;

    /// <summary>
    /// The alternatives of an operation; an empty list when it takes no credential.
    /// </summary>
    public JsonArray Of(SourceOperation operation)
    {
        if ((operation.Node["security"] ?? file.Root["security"]) is not { } node)
        {
            IsOpen = true;
            return answer?.Scheme is { } scheme ? [new JsonObject { [_answered ??= Add(answer.Name, scheme)] = new JsonArray() }] : [];
        }

        var alternatives = new JsonArray();
        foreach (var alternative in node.Items)
        {
            var requirement = new JsonObject();
            var isComplete = true;
            foreach (var (name, scopes) in alternative.Fields)
            {
                if (Scheme(name, scopes) is { } scheme)
                {
                    requirement[scheme] = Schemes[scheme]!["type"]!.GetValue<string>() == "oauth2" ? JsonValues.Of(scopes) : new JsonArray();
                }
                else
                {
                    isComplete = false;
                }
            }

            if (isComplete && !alternatives.Any(known => JsonNode.DeepEquals(known, requirement)))
            {
                alternatives.Add(requirement);
            }
        }

        if (alternatives.Count == 0 && node.Items.Count > 0)
        {
            log.Lose(node, "security", $"{operation} takes only credentials that no client can give.", "It is sent without one.");
        }

        // Without a credential as the only way is no requirement at all.
        return alternatives is [JsonObject { Count: 0 }] ? [] : alternatives;
    }

    private string? Scheme(string name, SpecNode use)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        if (file.Root["components"]?["securitySchemes"]?[name] is not { } node)
        {
            log.Lose(use, "security", $"There is no security scheme {name}.", "The alternative that names it is left out.");
            return _names[name] = null;
        }

        var scheme = Convert(name, file.Resolve(node));
        if (scheme is null)
        {
            return _names[name] = null;
        }

        return _names[name] = Add(name, scheme);
    }

    private string Add(string name, JsonObject scheme)
    {
        // Two that put the same into the same place are one for a client.
        if (Schemes.FirstOrDefault(other => JsonNode.DeepEquals(Place(other.Value!), Place(scheme))).Key is { } same)
        {
            return same;
        }

        var free = ComponentName().IsMatch(name) ? name : Words.Pascal(name) is { Length: > 0 } words ? words : "Credential";
        while (Schemes.ContainsKey(free))
        {
            free += "2";
        }

        Schemes[free] = scheme.DeepClone();
        return free;
    }

    private JsonObject? Convert(string name, SpecNode node)
    {
        var description = PlainText.Of(JsonValues.Text(node["description"]));
        switch (node["type"]?.Text)
        {
            case "apiKey" when node["in"]?.Text is "header" or "query" && node["name"] is { Text.Length: > 0 } place:
                return new JsonObject
                {
                    ["type"] = "apiKey",
                    ["in"] = node["in"]!.Text,
                    ["name"] = place.Text,
                    ["description"] = description ?? $"A key in the {node["in"]!.Text} {place.Text}.",
                };
            case "apiKey" when node["in"]?.Text == "cookie":
                log.Lose(node, "key in a cookie", $"The scheme {name} is a key in the cookie {node["name"]}.", $"It is the header Cookie; give the credential as {node["name"]}=key.");
                return new JsonObject
                {
                    ["type"] = "apiKey",
                    ["in"] = "header",
                    ["name"] = "Cookie",
                    ["description"] = $"The key as a cookie, written {node["name"]}=key.",
                };
            case "http" when node["scheme"]?.Text.ToUpperInvariant() == "BASIC":
                return new JsonObject { ["type"] = "http", ["scheme"] = "basic", ["description"] = description ?? "A user name and a password." };
            case "http" when node["scheme"]?.Text.ToUpperInvariant() == "BEARER":
                return Bearer(description ?? "A bearer token in the header Authorization.");
            case "oauth2" when node["flows"] is { } flows && flows["clientCredentials"] is { } flow && flow["tokenUrl"] is { Text.Length: > 0 }:
                return ClientCredentials(node, flow, description);
            case "oauth2" or "openIdConnect":
                log.Lose(node, $"{node["type"]}", $"The scheme {name} gets its token in a way that needs a person or a browser.", "The client takes the access token as a bearer token.");
                return Bearer(description ?? "An access token in the header Authorization.");
            default:
                log.Lose(node, "security", $"The scheme {name} is of a kind that no client follows: {node["type"]} {node["scheme"]}.", "It is left out.");
                return null;
        }
    }

    private static JsonObject Bearer(string description) => new() { ["type"] = "http", ["scheme"] = "bearer", ["description"] = description };

    private JsonObject ClientCredentials(SpecNode node, SpecNode flow, string? description)
    {
        if (node["flows"]!.Fields.Count > 1)
        {
            log.Lose(node, "oauth2", "The scheme has several flows.", "The client gets its token by client credentials.");
        }

        var scopes = new JsonObject((flow["scopes"]?.Fields ?? new Dictionary<string, SpecNode>()).Select(scope =>
            KeyValuePair.Create(scope.Key, (JsonNode?)JsonValue.Create(PlainText.Of(scope.Value.Text) ?? Words.Sentence(scope.Key) + "."))));
        return new JsonObject
        {
            ["type"] = "oauth2",
            ["description"] = description ?? "An access token that the client gets with its id and secret.",
            ["flows"] = new JsonObject { ["clientCredentials"] = new JsonObject { ["tokenUrl"] = flow["tokenUrl"]!.Text, ["scopes"] = scopes } },
        };
    }

    private static JsonObject Place(JsonNode scheme)
    {
        var place = scheme.DeepClone().AsObject();
        place.Remove("description");
        return place;
    }

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex ComponentName();
}
