using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Import.Operations;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import;

/// <summary>
/// Writes where each part of an imported spec was seen: in one document, told by its hash. What that document does not say has a row of its
/// own.
/// </summary>
internal static class ProvenanceText
{
    private const string Source = "document";
    private const string Head =
        "# Where each element of openapi.yaml was seen and how sure that is. A row covers everything below its element unless a\n" +
        "# deeper row says otherwise; the source is a key of sources or a list of keys. The selection is what was asked of the import.\n";

    public static string Write(ImportSource source, ImportRequest request, ImportedDocument document, IReadOnlyList<ImportedOperation> operations, SecurityImport security)
    {
        var info = document.Root["info"]!;
        var rows = new JsonArray();
        Add(rows, "#/info", "documented", "The description is ours.");
        if (document.Root["servers"] is not null)
        {
            Add(rows, "#/servers/0", request.BaseAddress is null ? "documented" : "unknown", request.BaseAddress is null ? null : "The address was given for the import.");
        }

        if (document.Root["security"] is not null)
        {
            AddSecurity(rows, "#/security", security.IsAnswer(document.Root["security"]!.AsArray()));
        }

        for (var index = 0; index < (document.Root["tags"]?.AsArray().Count ?? 0); index++)
        {
            Add(rows, string.Create(CultureInfo.InvariantCulture, $"#/tags/{index}"), "documented", null);
        }

        foreach (var operation in operations)
        {
            AddOperation(rows, operation);
            if (operation.Definition.ContainsKey("security") && security.IsAnswer(operation.Security))
            {
                AddSecurity(rows, $"{operation.Pointer}/security", isAnswer: true);
            }
        }

        var schemas = document.Components.ToDictionary(component => component.Name);
        foreach (var (kind, components) in document.Root["components"]?.AsObject() ?? [])
        {
            foreach (var (name, _) in components!.AsObject())
            {
                var component = kind == "schemas" ? schemas[name] : null;
                var note = component is null || component.SourceName == name ? null
                    : component.SourceName is null ? $"The name is ours; the schema stands {component.Where} without one."
                    : $"The name is ours; the provider calls it {PlainText.Line(component.SourceName)}.";
                if (kind == "securitySchemes")
                {
                    AddSecurity(rows, $"#/components/{kind}/{name}", security.IsAnswer(name));
                    continue;
                }

                Add(rows, $"#/components/{kind}/{name}", "documented", note);
            }
        }

        var root = new JsonObject
        {
            ["sources"] = new JsonObject
            {
                [Source] = new JsonObject
                {
                    ["title"] = $"OpenAPI document of the provider, {info["title"]!.GetValue<string>()}, version {info["version"]!.GetValue<string>()}",
                    ["repository"] = "published by the provider",
                    ["path"] = Path.GetFileName(source.File.Name),
                    ["commit"] = $"sha256:{source.Sha256}",
                },
            },
            ["selection"] = request.Write(),
            ["rows"] = rows,
        };
        return Head + YamlText.Write(root);
    }

    private static void AddOperation(JsonArray rows, ImportedOperation operation)
    {
        Add(rows, operation.Pointer, "documented", operation.Source.Path == operation.Path ? null : $"The path of the provider is {operation.Source.Path}; its parameters have the names of an earlier path of the same shape.");
        if (operation.Source.Id is null)
        {
            Add(rows, $"{operation.Pointer}/operationId", "inferred", "The id is ours.");
        }

        if (operation.Definition.ContainsKey("x-pagination"))
        {
            Add(rows, $"{operation.Pointer}/x-pagination", "inferred", "Told from the names of parameters and members, or answered for the import.");
        }

        foreach (var status in operation.AddedStatuses)
        {
            Add(rows, $"{operation.Pointer}/responses/{status}", "inferred", "The document does not declare it.");
        }
    }

    private static void AddSecurity(JsonArray rows, string element, bool isAnswer) =>
        Add(rows, element, isAnswer ? "unknown" : "documented", isAnswer ? "The document does not say which credential is taken; it was answered for the import." : null);

    private static void Add(JsonArray rows, string element, string confidence, string? note)
    {
        var row = new JsonObject { ["element"] = element, ["source"] = Source, ["confidence"] = confidence };
        if (note is not null)
        {
            row["note"] = note;
        }

        rows.Add(row);
    }
}
