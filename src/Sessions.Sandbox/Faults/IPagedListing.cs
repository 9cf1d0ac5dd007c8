namespace Sessions.Sandbox;

/// <summary>
/// A listing that is read page by page, and that can be changed in between.
/// </summary>
internal interface IPagedListing
{
    /// <summary>
    /// The name of its operation.
    /// </summary>
    string Operation { get; }

    /// <summary>
    /// Adds copies of the first session of a page, then removes the last sessions of the page. An empty page changes nothing.
    /// </summary>
    /// <param name="page">What the operation answered.</param>
    /// <param name="inserted">How many copies.</param>
    /// <param name="removed">How many sessions are removed at most.</param>
    void Drift(object page, int inserted, int removed);
}
