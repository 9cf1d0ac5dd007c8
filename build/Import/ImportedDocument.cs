using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Operations;
using Sessions.Build.Import.Pagination;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import;

/// <summary>
/// Puts the parts of a spec together.
/// </summary>
internal sealed class ImportedDocument
{
    private readonly SpecFile _file;
    private readonly IReadOnlyList<ImportedOperation> _operations;

    public ImportedDocument(
        SpecFile file, int operationsOfSource, IReadOnlyList<ImportedOperation> operations, SchemaImport schemas, SecurityImport security, JsonArray? servers)
    {
        _file = file;
        _operations = operations;
        // Without an answer it is open whether a credential is taken, so that the spec must not deny it.
        Security = CommonSecurity() ?? (security.IsOpen && !security.IsAnswered ? null : []);
        var all = new JsonObject(schemas.Components.Select(component => KeyValuePair.Create(component.Name, (JsonNode?)component.Schema)));
        var paths = Paths();
        Reached = Reach(paths, all);
        Components = [.. schemas.Components.Where(component => Reached.Contains(component.Name))];
        Root = new JsonObject { ["openapi"] = "3.0.3", ["info"] = Info(operationsOfSource) };
        if (servers is not null)
        {
            Root["servers"] = servers;
        }

        if (Security is not null)
        {
            Root["security"] = Security.DeepClone();
        }

        if (Tags() is { Count: > 0 } tags)
        {
            Root["tags"] = tags;
        }

        Root["paths"] = paths;
        var components = new JsonObject();
        if (security.Schemes.Count > 0)
        {
            components["securitySchemes"] = security.Schemes;
        }

        foreach (var name in all.Select(schema => schema.Key).Where(name => !Reached.Contains(name)).ToList())
        {
            all.Remove(name);
        }

        if (all.Count > 0)
        {
            components["schemas"] = all;
        }

        if (components.Count > 0)
        {
            Root["components"] = components;
        }
    }

    public JsonObject Root { get; }

    /// <summary>
    /// The components that an operation leads to.
    /// </summary>
    public IReadOnlyList<ImportedComponent> Components { get; }

    private JsonArray? Security { get; }

    private HashSet<string> Reached { get; }

    private JsonObject Info(int operationsOfSource)
    {
        var title = PlainText.Line(JsonValues.Text(_file.Root["info"]?["title"])) ?? "API without a title";
        return new JsonObject
        {
            ["title"] = title,
            ["version"] = _file.Root["info"]?["version"]?.Text is { Length: > 0 } version ? version : "unknown",
            ["description"] = string.Create(
                CultureInfo.InvariantCulture,
                $"Taken from the OpenAPI document that the provider publishes: {_operations.Count} of its {operationsOfSource} operations, and the schemas that they reach."),
        };
    }

    private JsonArray Tags()
    {
        var tags = new JsonArray();
        foreach (var name in _operations.Select(operation => operation.Definition["tags"]?[0]?.GetValue<string>()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var source = _file.Root["tags"]?.Items.FirstOrDefault(tag => tag["name"]?.Text == name);
            tags.Add(new JsonObject
            {
                ["name"] = name,
                ["description"] = PlainText.Of(JsonValues.Text(source?["description"])) ?? $"The operations with the tag {PlainText.Line(name) ?? "of this name"}.",
            });
        }

        return tags;
    }

    // What most operations need stands once at the top.
    private JsonArray? CommonSecurity() => _operations
        .GroupBy(operation => operation.Security.ToJsonString())
        .Where(group => group.First().Security.Count > 0)
        .MaxBy(group => group.Count())?.First().Security;

    private JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var operation in _operations)
        {
            if (!JsonNode.DeepEquals(operation.Security, Security))
            {
                var place = operation.Definition.IndexOf("responses");
                operation.Definition.Insert(place, "security", operation.Security.DeepClone());
            }

            if (operation.Mark is { } mark && operation.Definition.ContainsKey("x-pagination"))
            {
                operation.Definition["x-pagination"] = mark.Write();
            }

            if (paths[operation.Path] is not JsonObject item)
            {
                paths[operation.Path] = item = [];
            }

            item[operation.Source.Method] = operation.Definition;
        }

        return paths;
    }

    private static HashSet<string> Reach(JsonObject paths, JsonObject schemas)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<JsonNode>([paths]);
        while (waiting.TryPop(out var node))
        {
            if (node is JsonObject fields)
            {
                if (fields["$ref"] is JsonValue reference && reference.GetValueKind() == System.Text.Json.JsonValueKind.String
                    && reference.GetValue<string>().Split('/')[^1] is var name && schemas[name] is { } target && reached.Add(name))
                {
                    waiting.Push(target);
                }

                foreach (var (key, value) in fields)
                {
                    if (value is not null && key is not ("example" or "enum"))
                    {
                        waiting.Push(value);
                    }
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items.OfType<JsonNode>())
                {
                    waiting.Push(item);
                }
            }
        }

        return reached;
    }
}
