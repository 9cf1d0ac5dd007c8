using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sessions.Core;

/// <summary>
/// A listing over a <see cref="PageReader{T}" />; the provider packages make theirs with it.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PagedListing<T> : AsyncPageable<T>
{
    // Some servers filter after they have paged, so that pages without items come in between.
    private const int MaxEmptyPages = 1000;

    private readonly PageReader<T> _read;
    private readonly Func<T, string?> _identity;

    /// <summary>
    /// Creates a listing.
    /// </summary>
    /// <param name="read">Reads a page.</param>
    /// <param name="identity">Tells items apart, so that a page that repeats is noticed; null for all that an item holds.</param>
    public PagedListing(PageReader<T> read, Func<T, string?>? identity)
    {
        _read = Guard.NotNull(read, nameof(read));
        _identity = identity ?? (static item => SessionsJson.Write(item));
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        return pageSizeHint <= 0
            ? throw new ArgumentOutOfRangeException(nameof(pageSizeHint), pageSizeHint, "A page must have at least one item.")
            : ReadAsync(continuationToken, pageSizeHint);
    }

    private async IAsyncEnumerable<Page<T>> ReadAsync(
        string? continuationToken, int? pageSizeHint, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[]? earlier = null;
        string[]? mark = null;
        var number = 0L;
        var nextMark = 1L;
        var emptyPages = 0;
        while (true)
        {
            var page = await _read(continuationToken, pageSizeHint, cancellationToken).ConfigureAwait(false);
            var identities = page.Items.Select(item => IdentityOf(item, page)).ToArray();
            if (identities.Length > 0 && (Repeats(identities, earlier) || Repeats(identities, mark)))
            {
                throw new InvalidResponseException(
                    "The server sent the same page twice, so the listing would never end.", page.Response);
            }

            // A page kept at each power of two meets every circle of pages in the end, in the memory of one page.
            if (++number == nextMark)
            {
                mark = identities;
                nextMark = number * 2;
            }

            yield return page;
            if (page.ContinuationToken is null)
            {
                yield break;
            }

            if (page.ContinuationToken == continuationToken)
            {
                throw new InvalidResponseException(
                    "The server sent the token of the page that was just read, so the listing would never end.", page.Response);
            }

            emptyPages = identities.Length == 0 ? emptyPages + 1 : 0;
            if (emptyPages == MaxEmptyPages)
            {
                throw new InvalidResponseException(
                    $"The server sent {MaxEmptyPages} pages without items one after another, so the listing would never end.", page.Response);
            }

            earlier = identities;
            continuationToken = page.ContinuationToken;
        }
    }

    private string IdentityOf(T item, Page<T> page)
    {
        return item is null
            ? throw new InvalidResponseException("A page holds null in place of an item, so the listing can't be read.", page.Response)
            : _identity(item) ?? string.Empty;
    }

    private static bool Repeats(string[] identities, string[]? earlier)
    {
        return earlier is not null && identities.SequenceEqual(earlier, StringComparer.Ordinal);
    }
}
