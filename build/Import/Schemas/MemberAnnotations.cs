using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// Copies what is said of a member and not of its type.
/// </summary>
internal static class MemberAnnotations
{
    public static void Copy(SpecNode core, SpecNode use, JsonObject target, bool isRequired, ExamplePlaces examples)
    {
        foreach (var flag in (string[])["readOnly", "writeOnly", "deprecated"])
        {
            if (Find(core, use, flag) is { IsTrue: true } && !(flag == "writeOnly" && target.ContainsKey("readOnly")))
            {
                target[flag] = true;
            }
        }

        // A default of a required member would be sent where nobody set one.
        if (!isRequired && Find(core, use, "default") is { } value && Fits(value, target))
        {
            target["default"] = JsonValues.Of(value);
        }

        var example = Find(core, use, "example") ?? (Find(core, use, "examples") is { Items: [var first, ..] } ? first : null);
        if (example is { Kind: not (SpecNodeKind.Mapping or SpecNodeKind.List or SpecNodeKind.Null) } && target.ContainsKey("type"))
        {
            target["example"] = JsonValues.Of(example);
            examples.Add(target, example);
        }
    }

    public static bool Fits(SpecNode value, JsonObject schema) => schema["type"]?.GetValue<string>() switch
    {
        "string" => value.Kind == SpecNodeKind.Text,
        "boolean" => value.Kind == SpecNodeKind.Boolean,
        "integer" => value.Kind == SpecNodeKind.Number && long.TryParse(value.Text, out _),
        "number" => value.Kind == SpecNodeKind.Number && JsonValues.Number(value)?.GetValueKind() == JsonValueKind.Number,
        _ => false,
    };

    private static SpecNode? Find(SpecNode core, SpecNode use, string key) => use[key] ?? core[key];
}
