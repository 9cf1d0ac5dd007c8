using System.Text.Json.Nodes;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Schemas;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over a URL-encoded form: a class like that of a JSON body, and how each of its members is written that has more than one value.
/// </summary>
internal sealed class FormImport(SchemaImport schemas, ImportLog log)
{
    private const string JsonText = "It is written as JSON text, as OpenAPI has it for what has no style.";

    /// <param name="media">The media type in the source.</param>
    /// <param name="name">The name of the operation.</param>
    /// <param name="styles">The mark of the operation; null where it needs none.</param>
    public JsonObject Import(SpecNode media, string name, out JsonObject? styles)
    {
        var result = new JsonObject { ["schema"] = Schema(media, name + "Request") };
        var encoding = new JsonObject();
        styles = [];
        foreach (var (member, nodes) in media["schema"] is { } schema ? schemas.Read(schema).Properties : [])
        {
            if (Encoding(member, nodes[0], media["encoding"]?[member]) is not { } said)
            {
                continue;
            }

            encoding[member] = said;
            styles[member] = FormEncoding.StyleOf(said["style"]?.GetValue<string>(), said["explode"]?.GetValue<bool>(), said["contentType"]?.GetValue<string>());
        }

        if (encoding.Count > 0)
        {
            result["encoding"] = encoding;
        }

        styles = styles.Count > 0 ? styles : null;
        return result;
    }

    private JsonObject Schema(SpecNode media, string hint)
    {
        if (media["schema"] is { } node && schemas.Shape(node, hint, out _).Kind is SchemaKind.Class or SchemaKind.Map)
        {
            return schemas.Body(node, hint);
        }

        log.Lose(media, "form without members", "The document does not say which members this form has.", "It has none in C#; put what you send into AdditionalProperties.");
        return schemas.AddOpenForm(hint, media["schema"] ?? media);
    }

    private JsonObject? Encoding(string member, SpecNode schema, SpecNode? said)
    {
        var (style, explode) = (said?["style"]?.Text, said?["explode"] is { } flag ? flag.IsTrue : (bool?)null);
        var shape = schemas.Read(schema);
        var kind = shape.Kind;
        var isList = kind == SchemaKind.List;
        var isObject = kind is SchemaKind.Class or SchemaKind.Map;
        var hasParts = isList && shape.Items.Any(item => schemas.Read(item).Kind is SchemaKind.Class or SchemaKind.Map or SchemaKind.List);
        switch (style)
        {
            case "deepObject":
                return isList || isObject || kind == SchemaKind.Any ? new JsonObject { ["style"] = style, ["explode"] = true } : null;
            case "spaceDelimited" or "pipeDelimited" when isList && !hasParts:
                return explode == true ? null : new JsonObject { ["style"] = style, ["explode"] = false };
            case "form" or null when isList && !hasParts && explode == false:
                return new JsonObject { ["style"] = "form", ["explode"] = false };
            case not (null or "form" or "spaceDelimited" or "pipeDelimited"):
                log.Lose(said!, "style of a form", $"The member {member} of the form has the style {style}, which OpenAPI does not know.", isObject ? JsonText : "Each of its values is a field of its own.");
                break;
            case not null when isObject:
                log.Lose(
                    said!, "style of a form", $"The member {member} of the form is an object in the style {style}, whose members have no names of their own.",
                    "It is written as JSON text; put its members into AdditionalProperties to have them beside the others.");
                break;
        }

        var type = said?["contentType"]?.Text;
        if (isObject || (isList && type == ContentChoice.Json))
        {
            return Json(member, schema, said, style);
        }

        if (hasParts)
        {
            log.Lose(
                said ?? schema, "style of a form", $"The items of the member {member} of the form are objects or lists, for which {(style is null ? "the document says no style" : $"the style {style} has no form")}.",
                "Each is JSON text in a field of its own.");
        }
        else if (style is null && type is not (null or "text/plain"))
        {
            log.Lose(said!, "style of a form", $"The member {member} of the form is sent as {type}.", isList ? "Each of its values is a field of its own." : "It is written as text.");
        }

        return null;
    }

    private JsonObject Json(string member, SpecNode schema, SpecNode? said, string? style)
    {
        if (style is null && said?["contentType"]?.Text is var type && type != ContentChoice.Json)
        {
            var how = type is null ? "and the document does not say how it is written" : $"and sent as {type}";
            log.Lose(said ?? schema, "style of a form", $"The member {member} of the form is an object, {how}.", JsonText);
        }

        return new JsonObject { ["contentType"] = ContentChoice.Json };
    }
}
