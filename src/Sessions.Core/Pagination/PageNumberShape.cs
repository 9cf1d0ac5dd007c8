using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Where a listing by page number keeps what it needs to go on, as the provider's document tells it.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TResponse">The type of one page on the wire.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PageNumberShape<T, TResponse>
{
    /// <summary>
    /// Creates a shape.
    /// </summary>
    /// <param name="items">The items of a page; null counts as none.</param>
    /// <param name="identity">Tells items apart, so that a page that repeats is noticed; null for all that an item holds.</param>
    public PageNumberShape(Func<TResponse, IEnumerable<T>?> items, Func<T, string?>? identity)
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
    /// The number of the first page. The default is 1.
    /// </summary>
    public int FirstPage { get; set; } = 1;

    /// <summary>
    /// How many items the listing has in all; null when the API does not tell.
    /// </summary>
    public Func<TResponse, long?>? Total { get; set; }

    /// <summary>
    /// How many items a page has at most, as the server saw it; null when the API does not tell.
    /// </summary>
    public Func<TResponse, long?>? Size { get; set; }

    /// <summary>
    /// Whether more pages follow; null when the API does not tell.
    /// </summary>
    public Func<TResponse, bool?>? HasMore { get; set; }

    /// <summary>
    /// Whether a page is the last one. A page without items ends a listing, whatever else it says.
    /// </summary>
    internal bool IsLast(TResponse response, int page, int count)
    {
        return count == 0 || HasMore?.Invoke(response) == false || HasReachedTotal(response, page, count);
    }

    private bool HasReachedTotal(TResponse response, int page, int count)
    {
        // A total that this very page disproves, such as the 0 of a member that is missing, says nothing: the empty page will end it.
        if (Total?.Invoke(response) is not { } total || total < count)
        {
            return false;
        }

        // The size that the server used, since it may cap the one that was asked for. Without it, what came is the cautious guess.
        var size = Math.Max(Size?.Invoke(response) ?? 0, count);
        var pages = (total / size) + (total % size == 0 ? 0 : 1);
        return page - FirstPage + 1 >= pages;
    }
}
