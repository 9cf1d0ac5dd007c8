using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import;

/// <summary>
/// Collects what an import could not take as it was. What several operations share is told once.
/// </summary>
internal sealed class ImportLog(SpecFile file)
{
    private readonly HashSet<(SpecNode Node, string What)> _told = [];
    private readonly List<ImportLoss> _losses = [];

    public List<ImportQuestion> Questions { get; } = [];

    public List<LintException> LintExceptions { get; } = [];

    /// <summary>
    /// The losses in the order of the document.
    /// </summary>
    public IReadOnlyList<ImportLoss> Losses => [.. _losses.OrderBy(loss => loss.Place.Line)];

    public void Lose(SpecNode node, string subject, string what, string instead)
    {
        if (_told.Add((node, what)))
        {
            _losses.Add(new ImportLoss(file.At(node), subject, what, instead));
        }
    }
}
