namespace Sessions.Core;

/// <summary>
/// One page of a listing.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Page<T>
{
    /// <summary>
    /// Creates a page; also for use in tests.
    /// </summary>
    /// <param name="items">The items, in the order of the server.</param>
    /// <param name="continuationToken">Where the next page starts; null when this is the last one.</param>
    /// <param name="total">How many items the listing has in all; null when the API does not tell.</param>
    /// <param name="response">The response that the page came with; null when there was none.</param>
    public Page(IReadOnlyList<T> items, string? continuationToken = null, long? total = null, ApiResponse? response = null)
    {
        Items = Guard.NotNull(items, nameof(items));
        ContinuationToken = continuationToken;
        Total = total;
        Response = response;
    }

    /// <summary>
    /// The items, in the order of the server.
    /// </summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>
    /// Where the next page starts, to be given to <see cref="AsyncPageable{T}.AsPages" />; null when this is the last page.
    /// </summary>
    public string? ContinuationToken { get; }

    /// <summary>
    /// How many items the listing has in all; null when the API does not tell.
    /// </summary>
    public long? Total { get; }

    /// <summary>
    /// The response that the page came with; null when there was none.
    /// </summary>
    public ApiResponse? Response { get; }
}
