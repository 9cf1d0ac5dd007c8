using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Names;
using Sessions.Build.Import.Pagination;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Takes over operations one by one.
/// </summary>
internal sealed partial class OperationImport(SpecFile file, SchemaImport schemas, ImportRequest request, ImportLog log, string title)
{
    private readonly ParameterImport _parameters = new(file, schemas, log);
    private readonly BodyImport _bodies = new(file, schemas, log);
    private readonly ResponseImport _responses = new(file, schemas, log);
    private readonly PaginationDetection _pagination = new(file, schemas, request, log);
    private readonly OperationNames _names = new();
    private readonly PathNames _paths = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public SecurityImport Security { get; } = new(file, request.Security, log);

    /// <summary>
    /// The operation in the spec; null when no client can call it.
    /// </summary>
    public ImportedOperation? Import(SourceOperation operation)
    {
        if (PathNames.Problem(operation.Path) is { } problem)
        {
            log.Lose(operation.PathItem, "path", $"The path {operation.Path} {problem}.", "Its operations are left out.");
            return null;
        }

        if (!_bodies.CanSend(operation))
        {
            return null;
        }

        var source = _parameters.Source(operation);
        var success = _responses.Success(operation);
        var schema = success is { } answer ? ResponseImport.SuccessSchema(answer) : null;
        var isListing = schema is not null && schemas.Read(schema).Kind == SchemaKind.List;
        var wanted = OperationNames.Wanted(operation.Id, operation.Method, operation.Path, isListing);
        var (listed, mark) = schema is null
            ? (null, null)
            : _pagination.Find(operation, [wanted, OperationNames.Listing(wanted)], source, _bodies.JsonSchema(operation), success!.Value.Response, schema);
        if (listed is not null && operation.Id is null)
        {
            wanted = OperationNames.Wanted(null, operation.Method, operation.Path, isListing: true);
        }

        var name = _names.Take(mark is null ? wanted : OperationNames.Listing(wanted));
        var path = _paths.Of(operation);
        var definition = Head(operation, name);
        if (operation.Node["callbacks"] is { } callbacks)
        {
            log.Lose(callbacks, "callbacks", $"{operation} makes the provider call back.", "The callbacks are left out.");
        }

        if (mark is not null)
        {
            definition["x-pagination"] = new JsonObject();
        }

        var section = operation.Tags.FirstOrDefault() is { } tag ? $"{PlainText.Line(tag)}, " : "";
        definition["x-document-section"] = $"{title}, {section}{(operation.Id is { } id ? PlainText.Line(id) : operation.ToString())}";
        AddTag(definition, operation);
        AddTexts(definition, operation, name);
        AddParts(definition, operation, source, path, name, [mark?["cursor"] ?? "", mark?["size"] ?? "", mark?["offset"] ?? "", mark?["page"] ?? ""]);
        definition["responses"] = _responses.Import(operation, name, success, out var added);
        return new ImportedOperation(operation, path, name, definition, Security.Of(operation), added, mark);
    }

    private JsonObject Head(SourceOperation operation, string name)
    {
        var id = operation.Id is { } own ? UnsafeSigns().Replace(own, "-") : name;
        if (operation.Id is not null && id != operation.Id)
        {
            log.Lose(operation.Node, "operationId", $"The operationId '{operation.Id}' can't stand in an address.", $"It is {id}.");
        }

        if (!_ids.Add(id))
        {
            log.Lose(operation.Node, "operationId", $"The operationId {id} stands at another operation as well.", $"It is {name}.");
            id = name;
            for (var number = 2; !_ids.Add(id); number++)
            {
                id = $"{name}{number}";
            }
        }

        var head = new JsonObject { ["operationId"] = id, ["x-csharp-name"] = name };
        if (operation.Method is "get" or "head")
        {
            head["x-retry-safe"] = true;
        }

        return head;
    }

    private void AddTag(JsonObject definition, SourceOperation operation)
    {
        var tags = operation.Tags.ToList();
        if (tags.Count > 0)
        {
            // The tag that it was selected by says best what it is here.
            var tag = tags.FirstOrDefault(request.Tags.Contains) ?? tags[0];
            definition["tags"] = new JsonArray(tag);
            if (tags.Count > 1)
            {
                log.Lose(operation.Node["tags"]!, "tags", $"{operation} has {tags.Count} tags.", $"It has the tag {tag}.");
            }
        }
    }

    private static void AddTexts(JsonObject definition, SourceOperation operation, string name)
    {
        var description = PlainText.Of(JsonValues.Text(operation.Node["description"])) ?? PlainText.Of(JsonValues.Text(operation.PathItem["description"]));
        var summary = PlainText.Of(JsonValues.Text(operation.Node["summary"])) ?? (description is null ? null : PlainText.FirstSentence(description));
        summary ??= Words.Sentence(name) + ".";
        definition["summary"] = summary;
        definition["description"] = description ?? summary;
        if (operation.Node["deprecated"] is { IsTrue: true })
        {
            definition["deprecated"] = true;
        }
    }

    private void AddParts(JsonObject definition, SourceOperation operation, IReadOnlyList<SpecNode> source, string path, string name, string[] steered)
    {
        if (_parameters.Import(operation, source, path, steered) is { Count: > 0 } parameters)
        {
            definition["parameters"] = parameters;
        }

        if (_bodies.Import(operation, name, out var formStyles) is { } body)
        {
            if (formStyles is not null)
            {
                definition[FormEncoding.Mark] = formStyles;
            }

            definition["requestBody"] = body;
        }
    }

    [GeneratedRegex(@"[^A-Za-z0-9\-._~:/@!$()*+,;=]+")]
    private static partial Regex UnsafeSigns();
}
