namespace Sessions.Build.Comparison;

/// <summary>
/// A kind of change and what it means.
/// </summary>
/// <param name="Id">Its name, for machines and for searching the table.</param>
/// <param name="InRequest">What it means where the caller sends it.</param>
/// <param name="InResponse">What it means where the caller reads it.</param>
/// <param name="Because">Why, in a few words; the later part of a sentence that the difference begins.</param>
internal sealed record ChangeRule(string Id, Impact InRequest, Impact InResponse, string Because)
{
    /// <summary>
    /// A change means what it means at its worst place.
    /// </summary>
    public Impact At(Positions positions) => positions switch
    {
        Positions.Request => InRequest,
        Positions.Response => InResponse,
        _ => InRequest > InResponse ? InRequest : InResponse,
    };
}
