using System.Text.Json;
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
        Assert.That(keywords["format"].Select(format => format.GetString()), Is.SubsetOf(KnownFormats));
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
