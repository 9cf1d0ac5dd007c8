using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Names;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over the parameters of an operation. Those of the path and the query stay parameters; what a client can't send becomes a text, or a
/// header that the caller sets.
/// </summary>
internal sealed partial class ParameterImport(SpecFile file, SchemaImport schemas, ImportLog log)
{
    /// <summary>
    /// The parameters of the source, those of the operation before those of the path with the same name, references followed.
    /// </summary>
    public IReadOnlyList<SpecNode> Source(SourceOperation operation)
    {
        var parameters = new List<SpecNode>();
        foreach (var node in Items(operation.PathItem).Concat(Items(operation.Node)))
        {
            var parameter = file.Resolve(node);
            var same = parameters.FindIndex(known => Key(known) == Key(parameter));
            if (same >= 0)
            {
                parameters[same] = parameter;
            }
            else
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    /// <summary>
    /// The parameters of the spec.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="source">Its parameters in the source.</param>
    /// <param name="path">The path in the spec, whose parameters may be called otherwise than in the source.</param>
    /// <param name="steered">Places that the listing fills, of which headers are no parameters then.</param>
    public JsonArray Import(SourceOperation operation, IReadOnlyList<SpecNode> source, string path, IReadOnlyCollection<string> steered)
    {
        var parameters = new JsonArray();
        var sourceNames = Placeholders().Matches(operation.Path).Select(match => match.Groups[1].Value).ToList();
        var names = Placeholders().Matches(path).Select(match => match.Groups[1].Value).ToList();
        foreach (var (name, sourceName) in names.Zip(sourceNames))
        {
            var parameter = source.FirstOrDefault(node => node["in"]?.Text == "path" && node["name"]?.Text == sourceName);
            if (parameter is null)
            {
                log.Lose(operation.Node, "undeclared parameter", $"{operation} does not declare its path parameter {sourceName}.", "It is a text.");
            }

            parameters.Add(PathParameter(name, parameter));
        }

        foreach (var parameter in source)
        {
            Add(parameters, operation, parameter, sourceNames, steered);
        }

        WireNames.MarkParameters(parameters);
        return parameters;
    }

    private void Add(JsonArray parameters, SourceOperation operation, SpecNode parameter, List<string> sourceNames, IReadOnlyCollection<string> steered)
    {
        var name = parameter["name"]?.Text ?? "";
        switch (parameter["in"]?.Text)
        {
            case "query" when name.Length > 0:
                AddQuery(parameters, name, parameter);
                break;
            case "header" when steered.Contains($"header:{name}"):
                break;
            case "path" when sourceNames.Contains(name):
                break;
            case "path":
                log.Lose(parameter, "path parameter", $"The path {operation.Path} has no place for its parameter {name}.", "It is left out.");
                break;
            case "header" when name.ToUpperInvariant() is "ACCEPT" or "CONTENT-TYPE" or "AUTHORIZATION":
                log.Lose(parameter, "header parameter", $"The header {name} is no parameter: OpenAPI ignores it here.", "The client sets it by itself.");
                break;
            case "header" when name.Length > 0:
                AddHeader(parameters, name, parameter);
                break;
            case "cookie":
                log.Lose(
                    parameter, "cookie parameter", $"The {Need(parameter)} cookie {name} is a parameter.",
                    "It is no argument; set the header Cookie in RequestOptions.Headers by WithOptions.");
                break;
            default:
                log.Lose(parameter, "parameter", $"The parameter {name} stands in '{parameter["in"]}', which is no place that OpenAPI knows.", "It is left out.");
                break;
        }
    }

    private JsonObject PathParameter(string name, SpecNode? parameter)
    {
        var result = new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = Description(name, parameter) };
        if (parameter is null || Schema(parameter) is not { } node)
        {
            result["schema"] = new JsonObject { ["type"] = "string" };
            return result;
        }

        var shape = schemas.Shape(node, Words.Pascal(name), out _);
        if (GeneratorLimits.PathTypes.Contains(TypeOf(shape)) && shape.Component is null && shape.Inline["format"]?.GetValue<string>() is null or "int32" or "int64")
        {
            result["schema"] = shape.Inline.DeepClone();
        }
        else
        {
            log.Lose(
                parameter, "type of a path parameter", $"The path parameter {name} is {Kind(shape)}.",
                shape.Kind == SchemaKind.List ? "It is a text; part several values with commas." : "It is a text in C#, and the same on the wire.");
            result["schema"] = new JsonObject { ["type"] = "string" };
        }

        AddExample(result, parameter);
        return result;
    }

    private void AddHeader(JsonArray parameters, string name, SpecNode parameter)
    {
        var result = new JsonObject { ["name"] = name, ["in"] = "header" };
        if (parameter["required"] is { IsTrue: true })
        {
            result["required"] = true;
        }

        result["description"] = Description(name, parameter);
        var shape = Schema(parameter) is { } node ? schemas.Shape(node, Words.Pascal(name), out _) : null;
        result["schema"] = shape is null || shape.Kind is SchemaKind.Class or SchemaKind.Map ? Text(parameter, name) : QuerySchema(name, parameter, Schema(parameter)!, shape);
        AddExample(result, parameter);
        parameters.Add(result);
    }

    private JsonObject Text(SpecNode parameter, string name)
    {
        log.Lose(parameter, "object in a header", $"The header {name} holds an object or a document.", "It is a text; write the value into it.");
        return new JsonObject { ["type"] = "string" };
    }

    private void AddQuery(JsonArray parameters, string name, SpecNode parameter)
    {
        var result = new JsonObject { ["name"] = name, ["in"] = "query" };
        if (parameter["required"] is { IsTrue: true })
        {
            result["required"] = true;
        }

        if (parameter["deprecated"] is { IsTrue: true })
        {
            result["deprecated"] = true;
        }

        result["description"] = Description(name, parameter);
        if (Schema(parameter) is not { } node)
        {
            log.Lose(parameter, "content of a parameter", $"The parameter {name} holds a document of a media type.", "It is a text; write the document into it.");
            result["schema"] = new JsonObject { ["type"] = "string" };
            parameters.Add(result);
            return;
        }

        var shape = schemas.Shape(node, Words.Pascal(name), out _);
        if (shape.Kind is SchemaKind.Class or SchemaKind.Map)
        {
            AddMembers(parameters, name, parameter, node, shape);
            return;
        }

        if (shape.Kind == SchemaKind.List && ListSchema(name, parameter, node) is { } list)
        {
            result["style"] = "form";
            result["explode"] = parameter["explode"] is not { Text: "false" };
            result["schema"] = list;
        }
        else
        {
            result["schema"] = QuerySchema(name, parameter, node, shape);
        }

        AddExample(result, parameter);
        parameters.Add(result);
    }

    // A list whose values are written one by one, or with commas between them; null where it is none of these.
    private JsonObject? ListSchema(string name, SpecNode parameter, SpecNode node)
    {
        if (parameter["style"]?.Text is not (null or "form") || schemas.Read(node).Items is not [var item])
        {
            return null;
        }

        var shape = schemas.Shape(item, Words.Singular(Words.Pascal(name)), out _);
        return shape.Kind is SchemaKind.Text or SchemaKind.Integer or SchemaKind.Number or SchemaKind.Boolean or SchemaKind.Enumeration && !IsBinary(shape)
            ? new JsonObject { ["type"] = "array", ["items"] = shape.Inline.DeepClone() }
            : null;
    }

    private static bool IsBinary(SchemaShape shape) => shape.Inline["format"]?.GetValue<string>() is "binary" or "byte";

    // Each member of an object in the query is a parameter of its own on the wire.
    private void AddMembers(JsonArray parameters, string name, SpecNode parameter, SpecNode node, SchemaShape shape)
    {
        var style = parameter["style"]?.Text ?? "form";
        var isDeep = style == "deepObject";
        var members = schemas.Members(node).ToList();
        if (members.Count == 0 || (!isDeep && (style != "form" || parameter["explode"] is { Text: "false" })))
        {
            log.Lose(parameter, $"{style} parameter", $"The parameter {name} is {Kind(shape)} in the style {style}.", "It is left out, since its members have no names to send them under.");
            return;
        }

        foreach (var (memberName, schema) in members)
        {
            var wire = isDeep ? $"{name}[{memberName}]" : memberName;
            var shapeOfMember = schemas.Shape(schema, Words.Pascal(wire), out _);
            if (shapeOfMember.Kind is SchemaKind.Class or SchemaKind.Map or SchemaKind.List)
            {
                log.Lose(schema, "deep parameter", $"The member {memberName} of the parameter {name} is {Kind(shapeOfMember)}.", "It is left out.");
                continue;
            }

            parameters.Add(new JsonObject
            {
                ["name"] = wire,
                ["in"] = "query",
                ["description"] = PlainText.Of(JsonValues.Text(schema["description"])) ?? Description(wire, null),
                ["schema"] = QuerySchema(wire, schema, schema, shapeOfMember),
            });
        }
    }

    private JsonObject QuerySchema(string name, SpecNode place, SpecNode node, SchemaShape shape)
    {
        var type = TypeOf(shape);
        if (shape.Kind == SchemaKind.List)
        {
            var (separator, words) = place["style"]?.Text switch
            {
                "spaceDelimited" => (true, "spaces"),
                "pipeDelimited" => (true, "vertical bars"),
                _ => (place["explode"] is { Text: "false" }, "commas"),
            };
            log.Lose(
                place, "list in the query", $"The parameter {name} is a list.",
                separator ? $"It is a text; part its values with {words}." : "It is a text, so that one value can be given.");
            return new JsonObject { ["type"] = "string" };
        }

        if (shape.Kind == SchemaKind.Enumeration && !GeneratorLimits.QueryTakesEnumerations)
        {
            log.Lose(place, "enumeration in the query", $"The parameter {name} takes one of the values of an enumeration.", "It is a text; any can be given.");
            return new JsonObject { ["type"] = "string" };
        }

        if (shape.Component is not null)
        {
            return shape.Inline.DeepClone().AsObject();
        }

        if (!GeneratorLimits.QueryTypes.Contains(type) || IsBinary(shape))
        {
            log.Lose(place, "type of a query parameter", $"The parameter {name} is {Kind(shape)}.", "It is a text in C#, and the same on the wire.");
            return new JsonObject { ["type"] = "string" };
        }

        var schema = shape.Inline.DeepClone().AsObject();
        if (file.Resolve(node)["default"] is { } value && MemberAnnotations.Fits(value, schema))
        {
            schema["default"] = JsonValues.Of(value);
        }

        return schema;
    }

    private void AddExample(JsonObject result, SpecNode parameter)
    {
        var example = parameter["example"] ?? parameter["examples"]?.Fields.Values.Select(one => file.Resolve(one)["value"]).FirstOrDefault(value => value is not null);
        if (example is { Kind: SpecNodeKind.Text or SpecNodeKind.Number or SpecNodeKind.Boolean })
        {
            result["example"] = result["schema"]!["type"]?.GetValue<string>() == "string" ? JsonValue.Create(example.Text) : JsonValues.Of(example);
            schemas.Examples.Add(result, example);
        }
    }

    private static string Description(string name, SpecNode? parameter) =>
        PlainText.Of(JsonValues.Text(parameter?["description"])) ?? (Words.Sentence(name) is { Length: > 0 } words ? words + "." : "A parameter of the request.");

    private static SpecNode? Schema(SpecNode parameter) => parameter["schema"];

    private static IEnumerable<SpecNode> Items(SpecNode owner) => owner["parameters"]?.Items ?? [];

    private static (string?, string?) Key(SpecNode parameter) => (parameter["in"]?.Text, parameter["name"]?.Text);

    private static string Need(SpecNode parameter) => parameter["required"] is { IsTrue: true } ? "required" : "optional";

    private static string TypeOf(SchemaShape shape) => shape.Inline["type"]?.GetValue<string>() ?? "";

    private static string Kind(SchemaShape shape) => shape.Kind switch
    {
        SchemaKind.Class or SchemaKind.Map => "an object",
        SchemaKind.List => "a list",
        SchemaKind.Enumeration => "an enumeration",
        SchemaKind.Integer => "an integer",
        SchemaKind.Number => "a number",
        SchemaKind.Boolean => "a flag",
        SchemaKind.Any => "any value",
        _ => $"a text of the format {shape.Inline["format"]}",
    };

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholders();
}
