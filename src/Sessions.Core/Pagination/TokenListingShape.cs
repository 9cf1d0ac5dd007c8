using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Where a listing that goes from page to page by offset, cursor or link keeps what it needs, as the provider's document tells it.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TResponse">The type of one page on the wire.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenListingShape<T, TResponse>
{
    /// <summary>
    /// Creates a shape.
    /// </summary>
    /// <param name="items">The items of a page; null counts as none.</param>
    /// <param name="identity">Tells items apart, so that a page that repeats is noticed; null for all that an item holds.</param>
    public TokenListingShape(Func<TResponse, IEnumerable<T>?> items, Func<T, string?>? identity)
    {
        Items = Guard.NotNull(items, nameof(items));
        Identity = identity;
    }

    /// <summary>
    /// The items of a page; null counts as none.
    /// </summary>
    public Func<TResponse, IEnumerable<T>?> Items { get; }

    /// <summary>
    /// Tells items apart, so that a page that repeats is noticed; null for all that an item holds.
    /// </summary>
    public Func<T, string?>? Identity { get; }

    /// <summary>
    /// Whether the next page is known by the number of items before it. The default is false.
    /// </summary>
    public bool CountsItems { get; set; }

    /// <summary>
    /// What the body says of the next page; null when it is said elsewhere.
    /// </summary>
    public Func<TResponse, string?>? Next { get; set; }

    /// <summary>
    /// The header that tells of the next page; null when it is told elsewhere. Of the header Link it is the address with rel="next".
    /// </summary>
    public string? NextHeader { get; set; }

    /// <summary>
    /// What the last item of a page says of the next one; null when it is said elsewhere.
    /// </summary>
    public Func<T, string?>? NextOfLast { get; set; }

    /// <summary>
    /// How many items the listing has in all; null when the API does not tell.
    /// </summary>
    public Func<TResponse, long?>? Total { get; set; }

    /// <summary>
    /// Whether more pages follow; null when the API does not tell.
    /// </summary>
    public Func<TResponse, bool?>? HasMore { get; set; }

    /// <summary>
    /// The token of the page after one; null when it is the last one.
    /// </summary>
    internal string? NextToken(ApiResponse<TResponse> response, IReadOnlyList<T> items, ListingStep step)
    {
        var hasMore = HasMore?.Invoke(response.Value);
        if (hasMore == false)
        {
            return null;
        }

        if (CountsItems)
        {
            var end = step.Offset + items.Count;

            // A total that this very page disproves says nothing: the empty page will end the listing.
            var total = Total?.Invoke(response.Value);
            return items.Count == 0 || (total >= items.Count && end >= total) ? null : ListingOffset.Format(end);
        }

        var next = NextHeader is not null ? OfHeader(response.Headers, NextHeader)
            : NextOfLast is not null ? (items.Count == 0 || items[items.Count - 1] is null ? null : NextOfLast(items[items.Count - 1]))
            : Next?.Invoke(response.Value);
        if (!string.IsNullOrEmpty(next))
        {
            return next;
        }

        return items.Count > 0 && (hasMore == true || NextOfLast is not null)
            ? throw new InvalidResponseException("A page does not say where the next one starts, and is not said to be the last one.", response)
            : null;
    }

    private static string? OfHeader(ResponseHeaders headers, string name)
    {
        if (!headers.TryGetValue(name, out var values))
        {
            return null;
        }

        return string.Equals(name, "Link", StringComparison.OrdinalIgnoreCase) ? LinkHeader.Next(values) : values.Count == 0 ? null : values[0];
    }
}
