using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// Writes texts, numbers and flags with their limits.
/// </summary>
internal static partial class ScalarSchema
{
    // What the generator can hold: its limits are decimals.
    private const double LargestLimit = 1e27;
    private const int LongestPattern = 500;

    public static JsonObject Of(SchemaKind kind, ExpandedSchema schema, SpecNode origin, ImportLog log)
    {
        if (schema.Values is not null && kind is SchemaKind.Integer or SchemaKind.Number)
        {
            log.Lose(
                origin, "enumeration of numbers", $"Only these numbers are allowed: {string.Join(", ", schema.Values.Take(20))}.", "Any number can be given.");
        }

        return kind switch
        {
            SchemaKind.Integer => Number("integer", "int64", schema, log),
            SchemaKind.Number => Number("number", "double", schema, log),
            SchemaKind.Boolean => new JsonObject { ["type"] = "boolean" },
            _ => Text(schema, log),
        };
    }

    /// <summary>
    /// Copies limits that count something.
    /// </summary>
    public static void CopyWholeNumbers(ExpandedSchema schema, JsonObject target, ImportLog log, params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (schema.Keywords.TryGetValue(keyword, out var node))
            {
                if (int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    var most = keyword == "minItems" ? SpecLimits.MaxLeastItems : keyword == "minLength" ? SpecLimits.MaxLeastLength : int.MaxValue;
                    if (number <= most)
                    {
                        target[keyword] = number;
                    }
                    else
                    {
                        log.Lose(node, keyword, $"The limit {keyword} is {node}, and samples are made up to {most}.", "It is left out.");
                    }
                }
                else
                {
                    log.Lose(node, keyword, $"The limit {keyword} is {node}, which is no count.", "It is left out.");
                }
            }
        }
    }

    private static JsonObject Number(string type, string format, ExpandedSchema schema, ImportLog log)
    {
        var number = new JsonObject { ["type"] = type, ["format"] = format };
        if (schema.Keywords.GetValueOrDefault("format") is { } wanted && wanted.Text is not ("int32" or "int64" or "double" or "float" or "decimal"))
        {
            log.Lose(wanted, $"format {wanted.Text}", $"The format {wanted.Text} of a number is not known.", $"It is a number of the format {format}.");
        }

        CopyLimit(schema, number, log, "minimum", "exclusiveMinimum");
        CopyLimit(schema, number, log, "maximum", "exclusiveMaximum");
        if (schema.Keywords.GetValueOrDefault("multipleOf") is { } step && Limit(step) is { } multiple && !step.Text.StartsWith('-') && multiple.ToJsonString() != "0")
        {
            number["multipleOf"] = multiple;
        }

        return number;
    }

    // From 3.1 on, an exclusive limit is the number itself.
    private static void CopyLimit(ExpandedSchema schema, JsonObject target, ImportLog log, string keyword, string exclusive)
    {
        var isExclusive = schema.Keywords.GetValueOrDefault(exclusive);
        var node = isExclusive is { Kind: SpecNodeKind.Number } ? isExclusive : schema.Keywords.GetValueOrDefault(keyword);
        if (node is null)
        {
            return;
        }

        if (Limit(node) is not { } limit)
        {
            log.Lose(node, keyword, $"The limit {keyword} is {node}, which is no number that the generator holds.", "It is left out.");
            return;
        }

        target[keyword] = limit;
        if (isExclusive is { IsTrue: true } or { Kind: SpecNodeKind.Number })
        {
            target[exclusive] = true;
        }
    }

    private static JsonNode? Limit(SpecNode node) =>
        JsonValues.Number(node) is { } number && Math.Abs(double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture)) < LargestLimit ? number : null;

    private static JsonObject Text(ExpandedSchema schema, ImportLog log)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (schema.Keywords.GetValueOrDefault("format") is { Text.Length: > 0 } format)
        {
            CopyFormat(format, text, log);
        }
        else if (schema.Keywords.GetValueOrDefault("contentEncoding") is { } encoding)
        {
            if (encoding.Text.StartsWith("base64", StringComparison.OrdinalIgnoreCase))
            {
                text["format"] = "byte";
            }
            else
            {
                log.Lose(encoding, "contentEncoding", $"The encoding {encoding} has no form in our specs.", "It is a text.");
            }
        }
        else if (schema.Keywords.GetValueOrDefault("contentMediaType") is { } type)
        {
            if (type.Text is "application/octet-stream")
            {
                text["format"] = "binary";
            }
            else
            {
                log.Lose(type, "contentMediaType", $"A text that holds {type} is not looked into.", "It is a text.");
            }
        }

        CopyWholeNumbers(schema, text, log, "minLength", "maxLength");
        if (schema.Keywords.GetValueOrDefault("pattern") is { } pattern)
        {
            if (pattern.Text.Length <= LongestPattern && PortablePattern().IsMatch(pattern.Text) && IsPattern(pattern.Text))
            {
                text["pattern"] = pattern.Text;
            }
            else
            {
                log.Lose(pattern, "pattern", "The pattern means different things to different engines.", "It is left out; the server still checks.");
            }
        }

        return text;
    }

    private static void CopyFormat(SpecNode format, JsonObject text, ImportLog log)
    {
        if (GeneratorLimits.Formats.Contains(format.Text))
        {
            text["format"] = format.Text;
        }
        else
        {
            log.Lose(format, $"format {format}", $"The format {format} has no type of its own in C#.", "It is a text.");
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // Escapes, groups and ranges that JavaScript with the flag u reads as .NET does.
    [GeneratedRegex(@"^(?>[^\\()\[\]{}/\p{C}]|\\[dws.*+?^$|/\\()\[\]{}]|\((?:\?:|(?!\?))|\)|\[\^?(?:[A-Za-z0-9_.:/ ,@]|-(?=[A-Za-z0-9\]])|\\[dws.\\/\-\]])+\]|\{[0-9]+(?:,[0-9]*)?\})*$", RegexOptions.CultureInvariant)]
    private static partial Regex PortablePattern();
}
