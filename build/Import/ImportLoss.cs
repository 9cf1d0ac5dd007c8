using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import;

/// <summary>
/// Something of the source document that the spec does not say as it stood there.
/// </summary>
/// <param name="Place">Where it stands in the source document.</param>
/// <param name="Subject">What it is, in a word or two, to group by: a keyword, a kind of parameter.</param>
/// <param name="What">What was met, a sentence.</param>
/// <param name="Instead">What the spec says in its place, and what that means for users, a sentence.</param>
internal sealed record ImportLoss(Place Place, string Subject, string What, string Instead)
{
    public override string ToString() => $"{Place}: {What} {Instead}";
}
