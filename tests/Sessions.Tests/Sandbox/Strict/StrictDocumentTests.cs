using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// The documents that the strict mode reads its rules from.
/// </summary>
internal sealed class StrictDocumentTests
{
    // What the strict mode understands, and what says nothing about a value.
    private static readonly string[] Known =
    [
        "$ref", "type", "format", "nullable", "readOnly", "enum", "properties", "required", "additionalProperties", "items", "allOf", "anyOf", "oneOf",
        "description", "default",
    ];

    private static readonly string[] Unruly = ["description", "default", "example", "encoding", "style", "explode"];

    private static readonly string[] KnownFormats = ["date-time", "int64", "binary", "ulid"];

    [TestCase("Humanloop")]
    [TestCase("Orq")]
    [TestCase("Portal")]
    [TestCase("WhyLabs")]
    public void Document_has_no_rule_that_the_strict_mode_would_pass_over(string provider)
    {
        using var document = Read(provider);

        var keywords = Schemas(document.RootElement).SelectMany(schema => schema.EnumerateObject()).ToLookup(member => member.Name, member => member.Value);

        Assert.That(keywords.Select(keyword => keyword.Key).Where(name => !name.StartsWith("x-", StringComparison.Ordinal)), Is.SubsetOf(Known));
        Assert.That(keywords["format"].Select(format => format.GetString()).Distinct(), Is.SubsetOf(KnownFormats));
    }

    [TestCase("Humanloop")]
    [TestCase("Orq")]
    [TestCase("Portal")]
    [TestCase("WhyLabs")]
    public void Document_says_of_requests_what_the_spec_says(string provider)
    {
        using var document = Read(provider);
        var written = JsonObject.Create(document.RootElement)!;
        var spec = CommittedSpecs.Of(provider.ToLowerInvariant()).Root;

        Assert.That(Rules(written["components"]!["schemas"]), Is.EqualTo(Rules(spec["components"]!["schemas"])));
        Assert.That(Requests(written), Is.EqualTo(Requests(spec)));
    }

    private static IEnumerable<string> Requests(JsonObject root)
    {
        return root["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject(), (path, operation) => (Name: $"{operation.Key} {path.Key}", Rules: operation.Value!))
            .Select(operation => $"{operation.Name} {Rules(operation.Rules["parameters"])} {Rules(operation.Rules["requestBody"])}")
            .Order(StringComparer.Ordinal);
    }

    // What is said about values, in one order. Members of any name are the same said or not, unless others are named beside them.
    private static string Rules(JsonNode? node)
    {
        return node switch
        {
            JsonObject map => "{" + string.Join(", ", map
                .Where(member => !Unruly.Contains(member.Key) && !member.Key.StartsWith("x-", StringComparison.Ordinal))
                .Where(member => member.Key != "additionalProperties" || member.Value!.GetValueKind() == JsonValueKind.Object || map.ContainsKey("properties"))
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"{member.Key}: {Rules(member.Value)}")) + "}",
            JsonArray list => "[" + string.Join(", ", list.Select(Rules)) + "]",
            null => string.Empty,
            _ => node.ToString(),
        };
    }

    private static JsonDocument Read(string provider)
    {
        using var stream = typeof(SandboxServer).Assembly.GetManifestResourceStream(provider + "Sessions.openapi.json")!;
        return JsonDocument.Parse(stream);
    }

    private static IEnumerable<JsonElement> Schemas(JsonElement root)
    {
        var named = root.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Value);
        var ofParameters = root.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("parameters", out _))
            .SelectMany(operation => operation.Value.GetProperty("parameters").EnumerateArray())
            .Select(parameter => parameter.GetProperty("schema"));
        return named.Concat(ofParameters).SelectMany(WithParts);
    }

    private static IEnumerable<JsonElement> WithParts(JsonElement schema)
    {
        IEnumerable<JsonElement> parts =
        [
            .. Children(schema, "properties"), .. Children(schema, "items"), .. Children(schema, "additionalProperties"),
            .. Children(schema, "allOf"), .. Children(schema, "anyOf"), .. Children(schema, "oneOf"),
        ];
        return [schema, .. parts.SelectMany(WithParts)];
    }

    private static IEnumerable<JsonElement> Children(JsonElement schema, string name)
    {
        return !schema.TryGetProperty(name, out var value) ? [] : (name, value.ValueKind) switch
        {
            ("properties", _) => value.EnumerateObject().Select(member => member.Value),
            (_, JsonValueKind.Array) => value.EnumerateArray(),
            (_, JsonValueKind.Object) => [value],
            _ => [],
        };
    }
}
