using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// Makes of the fields of a URL-encoded form the JSON that they stand for, by the schema of the form. What the schema does not have stays as
/// it came, for the check of the schema to tell on.
/// </summary>
/// <param name="styles">How the members with more than one value are written, by their names; the others are repeated.</param>
internal sealed class FormJson(IReadOnlyDictionary<string, string> styles)
{
    private const string Deep = "DeepObject";
    private const string Json = "Json";

    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.Ordinal)
    {
        ["CommaDelimited"] = ',',
        ["SpaceDelimited"] = ' ',
        ["PipeDelimited"] = '|',
    };

    public JsonObject Of(IReadOnlyList<FormField> fields, SchemaNode form)
    {
        var result = new JsonObject();
        foreach (var group in fields.GroupBy(field => FormPath.Of(field.Name) is { } path && StyleOf(path[0]) == Deep ? path[0] : field.Name, StringComparer.Ordinal))
        {
            var schema = Member(form, group.Key);
            result[group.Key] = StyleOf(group.Key) == Deep
                ? Value(FormTree.Of(group), schema)
                : Value([.. group.Select(field => field.Text)], StyleOf(group.Key), schema);
        }

        return result;
    }

    private string? StyleOf(string name)
    {
        return styles.GetValueOrDefault(name);
    }

    private static JsonNode? Value(IReadOnlyList<string> texts, string? style, SchemaNode? schema)
    {
        if (texts is [""])
        {
            return Empty(schema);
        }

        if (style == Json)
        {
            return Parsed(texts[^1]);
        }

        if (TypeOf(schema) == "array")
        {
            var items = style is not null && Delimiters.TryGetValue(style, out var delimiter) ? [.. texts.SelectMany(text => text.Split(delimiter))] : texts;
            return new JsonArray([.. items.Select(item => Single(item, ItemsOf(schema)))]);
        }

        // A list where there should be none, so that the check of the schema says so.
        return texts is [var only] ? Single(only, schema) : new JsonArray([.. texts.Select(text => Single(text, schema))]);
    }

    private static JsonNode? Value(FormTree tree, SchemaNode? schema)
    {
        if (tree.Text is { } text)
        {
            return text.Length == 0 ? Empty(schema) : Scalar(text, schema);
        }

        if (TypeOf(schema) == "array" || (TypeOf(schema) is null && tree.IsList))
        {
            return tree.IsList ? new JsonArray([.. tree.Items.Select(item => Value(item, ItemsOf(schema)))]) : Members(tree, schema);
        }

        return Members(tree, schema);
    }

    private static JsonObject Members(FormTree tree, SchemaNode? schema)
    {
        return new JsonObject(tree.Members.Select(member => KeyValuePair.Create(member.Key, Value(member.Value, schema is null ? null : Member(schema, member.Key)))));
    }

    private static JsonNode? Single(string text, SchemaNode? schema)
    {
        return TypeOf(schema) is "object" or "array" ? Parsed(text) : Scalar(text, schema);
    }

    // An empty value stands for null where that is allowed, and for a list or an object without anything in it.
    private static JsonNode? Empty(SchemaNode? schema)
    {
        return TypeOf(schema) switch
        {
            _ when schema is { IsNullable: true } => null,
            "array" => new JsonArray(),
            "object" => new JsonObject(),
            _ => JsonValue.Create(string.Empty),
        };
    }

    private static JsonValue? Scalar(string text, SchemaNode? schema)
    {
        return JsonValue.Create(SchemaType.Read(TypeOf(schema), text));
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static string? TypeOf(SchemaNode? schema)
    {
        return schema?.Parts.Select(part => part.Type).OfType<string>().FirstOrDefault()
            ?? schema?.Parts.SelectMany(part => part.AnyOf).Select(TypeOf).OfType<string>().FirstOrDefault();
    }

    private static SchemaNode? ItemsOf(SchemaNode? schema)
    {
        return schema?.Parts.Select(part => part.Items).OfType<SchemaNode>().FirstOrDefault();
    }

    private static SchemaNode? Member(SchemaNode schema, string name)
    {
        var parts = schema.Parts.Concat(schema.Parts.SelectMany(part => part.AnyOf).SelectMany(shape => shape.Parts)).ToList();
        return parts.Select(part => part.Members.GetValueOrDefault(name)).OfType<SchemaNode>().FirstOrDefault()
            ?? parts.Select(part => part.OtherMembers).OfType<SchemaNode>().FirstOrDefault();
    }
}
