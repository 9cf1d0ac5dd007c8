using System.Text.Json.Nodes;
using Sessions.Build.Import.Operations;
using Sessions.Build.Import.Pagination;
using Sessions.Build.Import.Schemas;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import;

/// <summary>
/// Makes a spec in the dialect of this repository, with its provenance, of a document that a provider publishes: the operations that were
/// asked for, and exactly what they reach. The same document and request give the same bytes.
/// </summary>
internal static class SpecImport
{
    private const string Head =
        "# Written by the import from the document of the provider; provenance.yaml beside this file tells which.\n";

    /// <summary>
    /// Imports a document.
    /// </summary>
    /// <exception cref="BuildFailure">The request does not fit the document.</exception>
    public static ImportResult Run(ImportSource source, ImportRequest request, CancellationToken cancellationToken)
    {
        var file = source.File;
        var log = new ImportLog(file);
        var all = OperationSelection.All(file);
        var broken = new BrokenReferences(file, log);
        var selected = OperationSelection.Select(file, all, request, broken.ArePaths(request));
        var info = file.Root["info"];
        var title = $"{PlainText.Line(JsonValues.Text(info?["title"])) ?? "API without a title"} {PlainText.Line(info?["version"]?.Text)}".TrimEnd();
        var schemas = new SchemaImport(file, log, title, request.Provider, cancellationToken);
        var import = new OperationImport(file, schemas, request, log, title);
        var operations = new List<ImportedOperation>();
        foreach (var operation in selected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!broken.AreReachedBy(operation) && import.Import(operation) is { } imported)
            {
                operations.Add(imported);
            }
        }

        if (operations.Count == 0)
        {
            throw new BuildFailure(
                selected.Count == 0
                    ? $"Nothing that was asked for in {file.Name} can be read; what stands below tells why."
                    : $"None of the {selected.Count} operations that were asked for in {file.Name} can be taken; what stands below tells why. Select others.",
                log.Losses.Select(loss => loss.ToString()).Take(12));
        }

        if (request.Security is not null && !import.Security.IsOpen)
        {
            log.Lose(file.Root, "security", $"{file.Name} says itself which credential each of these operations takes.", "The answer to --security is not used.");
        }

        schemas.Complete();
        if (file.Root["webhooks"] is { Fields.Count: > 0 } webhooks)
        {
            log.Lose(webhooks, "webhooks", $"The document has {webhooks.Fields.Count} webhooks, which the provider calls.", "They are left out, since a client calls none.");
        }

        var servers = ServerImport.Of(file, [.. operations.Select(operation => operation.Source)], request, log);
        CompleteMarks(operations, schemas, log);
        var document = new ImportedDocument(file, all.Count, operations, schemas, import.Security, servers);
        new HealthCallChoice(document.Root, operations, log).Run(request.HealthCheck);
        schemas.Examples.RemoveWrong(document.Root["components"]?["schemas"]?.AsObject() ?? [], log);
        AddLintExceptions(document, log);
        return new ImportResult(
            Head + YamlText.Write(document.Root),
            ProvenanceText.Write(source, request, document, operations, import.Security),
            new ImportReport(operations.Count, schemas.ReachedCount, log.Losses, log.Questions, log.LintExceptions));
    }

    private static void CompleteMarks(List<ImportedOperation> operations, SchemaImport schemas, ImportLog log)
    {
        var components = schemas.Components.ToDictionary(component => component.Name, component => component.Schema);
        foreach (var operation in operations.Where(operation => operation.Mark is not null))
        {
            var mark = operation.Mark!;
            mark["item"] = PaginationItem.Of(operation.Definition, mark["items"], components);
            if (components.GetValueOrDefault(mark["item"] ?? "")?["properties"] is JsonObject properties)
            {
                mark["identity"] ??= PaginationDetection.Identity(properties);
            }

            if ((mark["item"] is null ? mark["items"] ?? "the response" : mark.UnspeakablePlace) is { } place)
            {
                log.Lose(
                    operation.Source.Node, "pagination", $"{operation.Source} has what comes next, or its items, at {place}, which is no plain name.",
                    "It returns one page; the rest is read by hand.");
                operation.Definition.Remove("x-pagination");
            }
        }
    }

    private static void AddLintExceptions(ImportedDocument document, ImportLog log)
    {
        if (document.Root["servers"] is not JsonArray servers)
        {
            log.LintExceptions.Add(new LintException("no-empty-servers", "#/openapi", "The document of the provider names no server that can be called from elsewhere."));
        }
        else if (new Uri(servers[0]!["url"]!.GetValue<string>()).Host is "example.com" or "localhost")
        {
            log.LintExceptions.Add(new LintException("no-server-example.com", "#/servers/0/url", "It is the server that the document of the provider names."));
        }

        foreach (var path in PathNames.Ambiguous(document.Root["paths"]!.AsObject().Select(item => item.Key)))
        {
            log.LintExceptions.Add(new LintException(
                "no-ambiguous-paths",
                $"#/paths/{path.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}",
                "These are the paths of the provider."));
        }
    }
}
