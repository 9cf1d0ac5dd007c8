using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The continuation token of a listing that counts its items: how many come before, in digits.
/// </summary>
internal static class ListingOffset
{
    /// <exception cref="ArgumentException">The token is no number of items.</exception>
    internal static long Parse(string? continuationToken)
    {
        if (continuationToken is null)
        {
            return 0;
        }

        return long.TryParse(continuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < long.MaxValue - int.MaxValue
            ? offset
            : throw new ArgumentException(
                "The continuation token is no number of items. Pass the ContinuationToken of a page of this listing, or null to start at the first page.",
                nameof(continuationToken));
    }

    internal static string Format(long offset)
    {
        return offset.ToString(CultureInfo.InvariantCulture);
    }
}
