using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// A listing that counts its pages; the provider packages make theirs with it.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TResponse">The type of one page on the wire.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PageNumberListing<T, TResponse> : AsyncPageable<T>
{
    private readonly PageNumberReader<TResponse> _read;
    private readonly PageNumberShape<T, TResponse> _shape;
    private readonly PagedListing<T> _pages;

    /// <summary>
    /// Creates a listing.
    /// </summary>
    /// <param name="read">Reads the page of a number.</param>
    /// <param name="shape">Where a page keeps its items and what tells the last one.</param>
    public PageNumberListing(PageNumberReader<TResponse> read, PageNumberShape<T, TResponse> shape)
    {
        _read = Guard.NotNull(read, nameof(read));
        _shape = Guard.NotNull(shape, nameof(shape));
        _pages = new PagedListing<T>(ReadAsync, shape.Identity);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The token is none of a page of this listing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is less than one.</exception>
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        _ = PageNumber.Parse(continuationToken, _shape.FirstPage);
        return _pages.AsPages(continuationToken, pageSizeHint);
    }

    private async Task<Page<T>> ReadAsync(string? continuationToken, int? pageSizeHint, CancellationToken cancellationToken)
    {
        var number = PageNumber.Parse(continuationToken, _shape.FirstPage);
        var response = await _read(number, pageSizeHint, cancellationToken).ConfigureAwait(false);
        var items = _shape.Items(response.Value)?.ToArray() ?? Array.Empty<T>();
        var next = _shape.IsLast(response.Value, number, items.Length) ? null : PageNumber.Format(number + 1);
        return new Page<T>(items, next, _shape.Total?.Invoke(response.Value), response);
    }
}
