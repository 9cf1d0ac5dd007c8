using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over the body of a request.
/// </summary>
internal sealed class BodyImport(SpecFile file, SchemaImport schemas, ImportLog log)
{
    private readonly FormImport _forms = new(schemas, log);

    /// <summary>
    /// Whether the operation can be called at all: it can't where it needs a body of a kind that no client sends.
    /// </summary>
    public bool CanSend(SourceOperation operation)
    {
        if (IsFormWithoutParts(operation))
        {
            log.Lose(operation.Node, "form without parts", $"{operation} takes a form, and the document does not say what is in it.", "The operation is left out.");
            return false;
        }

        if (Body(operation) is not { } body || body["content"] is not { Fields.Count: > 0 } content
            || ContentChoice.Of(content, GeneratorLimits.RequestMediaTypes) is not null || !IsNeeded(operation, body))
        {
            return true;
        }

        log.Lose(
            operation.Node, "body of another kind", $"{operation} takes its body as {ContentChoice.Names(content)} only.",
            $"The operation is left out, since a client sends {string.Join(" or ", GeneratorLimits.RequestMediaTypes)}.");
        return false;
    }

    private bool IsFormWithoutParts(SourceOperation operation) =>
        ContentChoice.Of(Body(operation)?["content"], GeneratorLimits.RequestMediaTypes) is (ContentChoice.Form, var media)
        && (media["schema"] is not { } schema || !schemas.Read(schema).HasProperties);

    /// <summary>
    /// The body of the spec; null where there is none.
    /// </summary>
    /// <param name="operation">The operation in the source.</param>
    /// <param name="name">Its name in the spec.</param>
    /// <param name="formStyles">How members of a URL-encoded form are written; null where it needs no mark.</param>
    public JsonObject? Import(SourceOperation operation, string name, out JsonObject? formStyles)
    {
        formStyles = null;
        if (Body(operation) is not { } body || body["content"] is not { Fields.Count: > 0 } content)
        {
            return null;
        }

        if (ContentChoice.Of(content, GeneratorLimits.RequestMediaTypes) is not var (type, media))
        {
            log.Lose(body, "body of another kind", $"{operation} can take a body as {ContentChoice.Names(content)}.", "It is sent without a body.");
            return null;
        }

        if (!IsNeeded(operation, body) && media["schema"] is { } empty && schemas.Read(empty) is { HasProperties: false, Alternatives: [], Additional: null or { IsTrue: false, IsMapping: false } })
        {
            return null;
        }

        if (!IsNeeded(operation, body))
        {
            log.Lose(body, "body of a read", $"{operation} can take a body.", "It is sent without a body.");
            return null;
        }

        if (content.Fields.Keys.Any(key => ContentChoice.Normal(key) != type))
        {
            log.Lose(content, "several media types", $"{operation} takes {ContentChoice.Names(content)}.", $"It is sent as {type}.");
        }

        if (body["required"] is not { IsTrue: true })
        {
            log.Lose(body, "optional body", $"The body of {operation} is optional.", "It has to be given, and may be empty.");
        }

        var written = type switch
        {
            ContentChoice.Json => Json(media, name),
            ContentChoice.Fields => _forms.Import(media, name, out formStyles),
            _ => Form(media, name),
        };
        if (type != ContentChoice.Form)
        {
            AddExample(written, media);
        }

        return new JsonObject
        {
            ["description"] = PlainText.Of(JsonValues.Text(body["description"])) ?? $"The body of {name}.",
            ["required"] = true,
            ["content"] = new JsonObject { [type] = written },
        };
    }

    /// <summary>
    /// The schema of a JSON body in the source; null where there is none.
    /// </summary>
    public SpecNode? JsonSchema(SourceOperation operation) =>
        ContentChoice.Of(Body(operation)?["content"], [ContentChoice.Json])?.Media["schema"];

    private JsonObject Json(SpecNode media, string name) =>
        new() { ["schema"] = media["schema"] is { } schema ? Schema(schema, name + "Request") : new JsonObject() };

    private void AddExample(JsonObject written, SpecNode media)
    {
        if (ExampleOf(file, media) is { } example)
        {
            written["example"] = JsonValues.Of(example);
            schemas.Examples.Add(written, example, isSent: true);
        }
    }

    // Only what is an object for C# can be a body.
    private JsonObject Schema(SpecNode node, string hint)
    {
        var kind = schemas.Shape(node, hint, out _).Kind;
        if (kind is SchemaKind.Integer or SchemaKind.Number or SchemaKind.Boolean or SchemaKind.Enumeration)
        {
            log.Lose(node, "scalar body", "The body is one number, flag or value of an enumeration.", "It is any JSON value, an object in C#.");
            return [];
        }

        return schemas.Body(node, hint);
    }

    private JsonObject Form(SpecNode media, string name)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        var form = media["schema"] is { } node ? schemas.Read(node) : new ExpandedSchema();
        foreach (var (part, nodes) in form.Properties)
        {
            properties.Add(part, Part(part, nodes[0]));
            if (form.Required.Contains(part))
            {
                required.Add(part);
            }
        }

        return new JsonObject { ["schema"] = schemas.AddForm(name + "Form", media["schema"] ?? media, properties, required) };
    }

    private JsonObject Part(string name, SpecNode node)
    {
        var shape = schemas.Shape(node, Words.Pascal(name), out _);
        var isFile = IsFile(shape.Inline);
        var isFiles = shape.Kind == SchemaKind.List && shape.Inline["items"] is JsonObject items && IsFile(items);
        if (!isFile && !isFiles && shape.Kind is not SchemaKind.Text)
        {
            log.Lose(
                node, "part of a form", $"The part {name} of the form is no text and no file.",
                shape.Kind is SchemaKind.Class or SchemaKind.Map or SchemaKind.List or SchemaKind.Any ? "It is a text; write JSON into it." : "It is a text in C#, and the same on the wire.");
        }

        JsonObject file() => new() { ["type"] = "string", ["format"] = "binary" };
        var part = isFile ? file() : isFiles ? new JsonObject { ["type"] = "array", ["items"] = file() } : new JsonObject { ["type"] = "string" };
        part["description"] = PlainText.Of(JsonValues.Text(node["description"])) ?? shape.Description ?? (Words.Sentence(name) is { Length: > 0 } words ? words + "." : "A part of the form.");
        return part;
    }

    private SpecNode? Body(SourceOperation operation) => operation.Node["requestBody"] is { } node ? file.Resolve(node) : null;

    private static bool IsFile(JsonObject schema) => schema["format"]?.GetValue<string>() is "binary" or "byte";

    private static bool IsNeeded(SourceOperation operation, SpecNode body) =>
        operation.Method is "post" or "put" or "patch" || body["required"] is { IsTrue: true };

    /// <summary>
    /// The first example of a media type.
    /// </summary>
    public static SpecNode? ExampleOf(SpecFile file, SpecNode media) =>
        media["example"]
        ?? media["examples"]?.Fields.Values.Select(example => file.Resolve(example)["value"]).FirstOrDefault(value => value is not null)
        ?? (media["schema"] is { } schema ? file.Resolve(schema) is { } target ? target["example"] ?? (target["examples"] is { Items: [var first, ..] } ? first : null) : null : null);
}
