using System.ComponentModel;
using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The continuation token of a listing by page number: the number of the page, in digits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PageNumber
{
    /// <summary>
    /// The number of the page that a token names.
    /// </summary>
    /// <param name="continuationToken">The token; null for the first page.</param>
    /// <param name="firstPage">The number of the first page.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The token is no page number, or one before the first page.</exception>
    public static int Parse(string? continuationToken, int firstPage)
    {
        if (continuationToken is null)
        {
            return firstPage;
        }

        return int.TryParse(continuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= firstPage && page < int.MaxValue
            ? page
            : throw new ArgumentException(
                $"The continuation token is no page number from {firstPage} on. "
                + "Pass the ContinuationToken of a page of this listing, or null to start at the first page.",
                nameof(continuationToken));
    }

    /// <summary>
    /// The token of a page.
    /// </summary>
    /// <param name="page">The number of the page.</param>
    /// <returns>The token.</returns>
    public static string Format(int page)
    {
        return page.ToString(CultureInfo.InvariantCulture);
    }
}
