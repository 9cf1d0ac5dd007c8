using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Reads one page of a listing.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="continuationToken">Where the page starts; null for the first one.</param>
/// <param name="pageSizeHint">How many items the page should have; null for the default of the server.</param>
/// <param name="cancellationToken">The token of the enumeration.</param>
/// <returns>The page; its token is null when it is the last one.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Task<Page<T>> PageReader<T>(string? continuationToken, int? pageSizeHint, CancellationToken cancellationToken);
