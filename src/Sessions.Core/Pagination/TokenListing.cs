using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// A listing that goes from page to page by offset, cursor or link; the provider packages make theirs with it.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TResponse">The type of one page on the wire.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenListing<T, TResponse> : AsyncPageable<T>
{
    private readonly Func<ListingStep, CancellationToken, Task<ApiResponse<TResponse>>> _read;
    private readonly TokenListingShape<T, TResponse> _shape;
    private readonly PagedListing<T> _pages;

    /// <summary>
    /// Creates a listing.
    /// </summary>
    /// <param name="read">Reads the page that starts at a step.</param>
    /// <param name="shape">Where a page keeps its items and what tells of the next one.</param>
    public TokenListing(Func<ListingStep, CancellationToken, Task<ApiResponse<TResponse>>> read, TokenListingShape<T, TResponse> shape)
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
        if (_shape.CountsItems)
        {
            _ = ListingOffset.Parse(continuationToken);
        }

        return _pages.AsPages(continuationToken, pageSizeHint);
    }

    private async Task<Page<T>> ReadAsync(string? continuationToken, int? pageSizeHint, CancellationToken cancellationToken)
    {
        var step = new ListingStep(continuationToken, pageSizeHint);
        var response = await _read(step, cancellationToken).ConfigureAwait(false);
        var items = _shape.Items(response.Value)?.ToArray() ?? Array.Empty<T>();
        return new Page<T>(items, _shape.NextToken(response, items, step), _shape.Total?.Invoke(response.Value), response);
    }
}
