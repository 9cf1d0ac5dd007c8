using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using YamlDotNet.Core;

namespace Sessions.Build.Import;

/// <summary>
/// What to take of a document, and the answers to what it leaves open.
/// </summary>
internal sealed record ImportRequest
{
    /// <summary>
    /// What the provider is called in C#, a name that no type can have then; null when that is not known yet.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>
    /// Tags whose operations are taken. Without tags and paths, all are.
    /// </summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Paths whose operations are taken: as they stand in the document, or their beginning and a <c>*</c>.
    /// </summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>
    /// How listings are paged, where the document does not tell. The last answer that fits an operation counts.
    /// </summary>
    public IReadOnlyList<PaginationAnswer> Pagination { get; init; } = [];

    /// <summary>
    /// The credential of the operations of which the document says nothing; null where that is a question.
    /// </summary>
    public SecurityAnswer? Security { get; init; }

    /// <summary>
    /// The operation whose call is the health check, by its C# name or its id in the document, or that there shall be none; null leaves the choice to the import.
    /// </summary>
    public string? HealthCheck { get; init; }

    /// <summary>
    /// The address of the provider, in place of the one in the document; null keeps that.
    /// </summary>
    public string? BaseAddress { get; init; }

    /// <summary>
    /// The request that a provenance was written with, so that a newer document is read in the same way.
    /// </summary>
    /// <param name="provenance">The text of <c>provenance.yaml</c>.</param>
    public static ImportRequest Read(string provenance)
    {
        var selection = Parse(provenance)["selection"];
        IReadOnlyList<string> list(string name) => [.. (selection?[name]?.Items ?? []).Select(item => item.Text)];
        return new ImportRequest
        {
            Tags = list("tags"),
            Paths = list("paths"),
            Pagination = [.. list("pagination").Select(PaginationAnswer.Parse)],
            Security = selection?["security"]?.Text is { } security ? SecurityAnswer.Parse(security) : null,
            HealthCheck = selection?["health-check"]?.Text,
            BaseAddress = selection?["base-address"]?.Text,
        };
    }

    private static SpecNode Parse(string provenance)
    {
        try
        {
            return YamlSpecReader.Read(provenance, CancellationToken.None);
        }
        catch (YamlException exception)
        {
            throw new BuildFailure($"The provenance is not valid YAML at line {exception.Start.Line}: {exception.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>
    /// What <see cref="Read" /> reads. The name of the provider is no part of it.
    /// </summary>
    public JsonObject Write()
    {
        var selection = new JsonObject();
        foreach (var (name, values) in new[] { ("tags", Tags), ("paths", Paths), ("pagination", Pagination.Select(answer => answer.Text).ToList()) })
        {
            if (values.Count > 0)
            {
                selection[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
            }
        }

        foreach (var (name, value) in new[] { ("security", Security?.Text), ("health-check", HealthCheck), ("base-address", BaseAddress) })
        {
            if (value is not null)
            {
                selection[name] = value;
            }
        }

        return selection;
    }
}
