using System.Runtime.CompilerServices;

namespace Sessions.Core;

/// <summary>
/// A listing that is read page by page while it is enumerated, as items or as pages. One that would never end throws
/// <see cref="InvalidResponseException" />: after a page that was sent before, after the token of the page that was just read, and after 1,000 pages
/// without items one after another. So does one that says that more pages follow and not where.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>
    /// The listing, a page at a time.
    /// </summary>
    /// <param name="continuationToken">Where to start, from <see cref="Page{T}.ContinuationToken" />; null for the beginning.</param>
    /// <param name="pageSizeHint">How many items a page should have; null for the default of the server, which may give fewer or more.</param>
    /// <returns>The pages. Nothing is sent before they are enumerated.</returns>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <summary>
    /// The listing, an item at a time.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The enumerator.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                yield return item;
            }
        }
    }

    /// <summary>
    /// A listing of pages that are known already, for tests.
    /// </summary>
    /// <param name="pages">The pages, in order; each but the last needs a continuation token to be resumed from.</param>
    /// <returns>The listing.</returns>
    public static AsyncPageable<T> FromPages(IEnumerable<Page<T>> pages)
    {
        return new FixedPages(Guard.NotNull(pages, nameof(pages)).ToArray());
    }

    private sealed class FixedPages : AsyncPageable<T>
    {
        private readonly IReadOnlyList<Page<T>> _pages;

        internal FixedPages(IReadOnlyList<Page<T>> pages)
        {
            _pages = pages;
        }

        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            return From(continuationToken);
        }

        private async IAsyncEnumerable<Page<T>> From(
            string? continuationToken, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            var reached = continuationToken is null;
            foreach (var page in _pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (reached)
                {
                    yield return page;
                }

                reached |= page.ContinuationToken == continuationToken;
            }
        }
    }
}
