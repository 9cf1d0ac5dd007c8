using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds the one address of the provider.
/// </summary>
internal static partial class ServerImport
{
    private const string Option = "--base-address <address>";

    /// <summary>
    /// The list of one server; null when the document names none that can be called.
    /// </summary>
    public static JsonArray? Of(SpecFile file, IReadOnlyList<SourceOperation> operations, ImportRequest request, ImportLog log)
    {
        if (request.BaseAddress is { } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? [Server(given.TrimEnd('/'), "The address that was given for the import.")]
                : throw new BuildFailure($"'{given}' is no base address; give an absolute one such as https://api.example.com/v1.");
        }

        var own = operations.Select(operation => operation.Node["servers"] ?? operation.PathItem["servers"]).Distinct().ToList();
        var servers = (own is [{ Items.Count: > 0 } shared] ? shared : file.Root["servers"])?.Items ?? [];
        foreach (var operation in operations.Where(operation => own.Count > 1 && (operation.Node["servers"] ?? operation.PathItem["servers"]) is not null))
        {
            log.Lose(operation.Node, "server", $"{operation} has a server of its own.", "It is sent to that of the document.");
        }

        if (servers.Count == 0)
        {
            Ask(log, "The document names no server, so that the client has no base address of its own.");
            return null;
        }

        var server = servers.FirstOrDefault(candidate => Address(candidate) is not null) ?? servers[0];
        if (servers.Count > 1)
        {
            log.Lose(servers[0].Parent!, "several servers", $"The document names {servers.Count} servers.", "The spec has one; users set any other as the base address.");
        }

        if (server["variables"] is { Fields.Count: > 0 } variables)
        {
            log.Lose(
                server, "server variables", $"The address of the server has variables: {string.Join(", ", variables.Fields.Keys)}.",
                "The spec has it with their defaults; users set any other as the base address.");
        }

        if (Address(server) is not { } url)
        {
            Ask(log, $"The server '{server["url"]}' is no address that can be called from elsewhere.");
            return null;
        }

        if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            Ask(log, $"The server '{url}' is not reached by https, so that users would have to allow plain http.");
        }

        return [Server(url, PlainText.Of(JsonValues.Text(server["description"])) ?? "The server that the provider names.")];
    }

    private static string? Address(SpecNode server)
    {
        var url = Variables().Replace(server["url"]?.Text ?? "", match => server["variables"]?[match.Groups[1].Value]?["default"]?.Text ?? match.Value);
        url = url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !url.Contains('{', StringComparison.Ordinal) && address.Query.Length == 0
            ? url.TrimEnd('/')
            : null;
    }

    private static JsonObject Server(string url, string description) => new() { ["url"] = url, ["description"] = description };

    private static void Ask(ImportLog log, string text)
    {
        log.Questions.Add(new ImportQuestion("servers", text, Option));
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Variables();
}
