using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Takes a provider's own document.
/// </summary>
internal sealed class ImportSpecSource : ISpecSource
{
    private const int LossesShown = 8;

    public async Task<ScaffoldSource> ReadAsync(string name, string file, ImportRequest request, CancellationToken cancellationToken)
    {
        var source = await ImportSource.ReadFileAsync(file, file, cancellationToken);
        var result = await Task.Run(() => SpecImport.Run(source, request with { Provider = name }, cancellationToken), cancellationToken);
        return result.Report.Questions.Where(question => question.MustBeAnswered).Select(question => question.ToString()).ToList() is { Count: > 0 } questions
            ? throw new BuildFailure($"{file} leaves open what {name} needs; what stands below tells what, and the option that answers it.", questions)
            : new ScaffoldSource(result.Spec, result.Provenance, [.. Describe(result.Report)], result.Report.LintExceptions);
    }

    public ImportRequest ReadSelection(string provenance) => ImportRequest.Read(provenance);

    private static IEnumerable<string> Describe(ImportReport report)
    {
        yield return $"{report.Operations} operations reach {report.Schemas} schemas of the document; {report.Losses.Count} things it says can't be said as they stand there.";
        foreach (var loss in report.Losses.Take(LossesShown))
        {
            yield return loss.ToString();
        }

        if (report.Losses.Count > LossesShown)
        {
            var rest = report.Losses.Skip(LossesShown).GroupBy(loss => loss.Subject).OrderByDescending(group => group.Count());
            yield return $"and {report.Losses.Count - LossesShown} more: {string.Join(", ", rest.Select(group => $"{group.Key} {group.Count()}"))}.";
        }

        foreach (var question in report.Questions)
        {
            yield return question.ToString();
        }
    }
}
