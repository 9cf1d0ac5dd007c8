using System.Globalization;
using System.Xml.Linq;
using Sessions.Build.Checks;
using Sessions.Build.Processes;

namespace Sessions.Build.Steps;

/// <summary>
/// Lints the specs with Redocly, pinned and configured in build/checks.
/// </summary>
internal sealed class RedoclyStep(Repository repository)
{
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["REDOCLY_TELEMETRY"] = "off",
        ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
    };

    private readonly CheckToolsStep _tools = new(repository);

    private string Folder => _tools.Folder;

    public async Task RunAsync(IReadOnlyList<Provider> providers, Action<string> report, CancellationToken cancellationToken)
    {
        report("restoring Redocly");
        await _tools.RestoreAsync(cancellationToken);
        report("Redocly");
        var specs = providers.Select(provider => Path.GetRelativePath(Folder, repository.PathTo(provider.SpecName)).Replace('\\', '/'));
        var result = await ChildProcess.RunAsync(
            "node",
            [Path.Combine(Folder, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--config", "redocly.yaml", "--format", "checkstyle", .. specs],
            Folder,
            Quiet,
            cancellationToken);
        if (!result.Succeeded)
        {
            SpecsStep.ThrowIfAny(ReadFindings(result.Lines), "specs by Redocly");
            throw new BuildFailure("Redocly could not check the specs; its last lines tell why.", result.RelevantLines);
        }
    }

    private List<Finding> ReadFindings(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.SkipWhile(line => !line.StartsWith("<?xml", StringComparison.Ordinal)));
        var end = text.LastIndexOf("</checkstyle>", StringComparison.Ordinal);
        if (end < 0)
        {
            return [];
        }

        return
        [
            .. from file in XDocument.Parse(text[..(end + "</checkstyle>".Length)]).Descendants("file")
               from error in file.Elements("error")
               select new Finding(
                   repository.Name(Path.GetFullPath(file.Attribute("name")!.Value, Folder)),
                   int.Parse(error.Attribute("line")!.Value, CultureInfo.InvariantCulture),
                   int.Parse(error.Attribute("column")!.Value, CultureInfo.InvariantCulture),
                   $"{error.Attribute("message")!.Value} ({error.Attribute("source")!.Value})"),
        ];
    }
}
