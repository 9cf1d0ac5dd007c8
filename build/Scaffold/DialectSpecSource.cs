using System.Security.Cryptography;
using System.Text;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import;
using Sessions.Build.Steps;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Takes a document that is in our dialect already, whole. Its provenance is the one beside it, or says that all was seen in the document.
/// </summary>
internal sealed class DialectSpecSource : ISpecSource
{
    private static readonly string[] SingleFields = ["info", "security"];
    private static readonly string[] ListedFields = ["servers", "tags"];

    public async Task<ScaffoldSource> ReadAsync(string name, string file, ImportRequest selection, CancellationToken cancellationToken)
    {
        if (selection.Write().Count > 0)
        {
            throw new BuildFailure($"{file} is a spec in our dialect, which is taken whole; leave --tag, --path, --pagination, --security, --health-check and --base-address away.");
        }

        if (!File.Exists(file))
        {
            throw new BuildFailure($"There is no file {file}; name the OpenAPI document with --spec.");
        }

        await SpecFileReader.ReadFileAsync(file, file, cancellationToken);
        var spec = (await File.ReadAllTextAsync(file, cancellationToken)).ReplaceLineEndings("\n");
        SpecsStep.ThrowIfAny(SpecCheck.Run(file, spec), file);
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "provenance.yaml");
        var provenance = File.Exists(beside)
            ? await ReadProvenanceAsync(beside, cancellationToken)
            : Describe(SpecDocument.Read(file, spec, out _)!, name, Path.GetFileName(file), spec);
        return new ScaffoldSource(spec, provenance, [], []);
    }

    public ImportRequest ReadSelection(string provenance) => new ImportRequest();

    private static async Task<string> ReadProvenanceAsync(string path, CancellationToken cancellationToken)
    {
        SpecFileReader.ThrowIfTooLarge(path, new FileInfo(path).Length);
        var text = (await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n");
        ImportRequest.Read(text);
        return text;
    }

    private static string Describe(SpecDocument document, string name, string file, string spec)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spec)));
        var text = new StringBuilder(
            $"""
            # Where each element of openapi.yaml was seen and how sure that is. A row covers everything below its element unless a
            # deeper row says otherwise; the source is a key of sources or a list of keys.
            sources:
              document:
                title: The OpenAPI document of {name}
                repository: {name}
                path: {file}
                commit: sha256-{hash}
            rows:

            """.ReplaceLineEndings("\n"));
        foreach (var element in Elements(document))
        {
            text.Append("  - element: '").Append(element.Replace("'", "''", StringComparison.Ordinal)).Append("'\n    source: document\n    confidence: documented\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Elements(SpecDocument document)
    {
        var root = document.Root;
        var single = SingleFields.Where(field => SpecDocument.Child(root, field) is not null).Select(field => $"#/{field}");
        var listed = ListedFields.SelectMany(field => Enumerable.Range(0, (SpecDocument.Child(root, field) as YamlSequenceNode)?.Children.Count ?? 0)
            .Select(index => $"#/{field}/{index}"));
        var operations =
            from path in SpecDocument.Fields(SpecDocument.Child(root, "paths"))
            from field in SpecDocument.Fields(path.Value)
            where OpenApiGrammar.Operations.Contains(field.Key.Value)
            select $"#/paths/{Escape(path.Key.Value!)}/{field.Key.Value}";
        var components =
            from kind in SpecDocument.Fields(SpecDocument.Child(root, "components"))
            from component in SpecDocument.Fields(kind.Value)
            select $"#/components/{kind.Key.Value}/{Escape(component.Key.Value!)}";
        return [.. single, .. listed, .. operations, .. components];
    }

    private static string Escape(string part) => part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
