using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Reads one page of a listing by its number.
/// </summary>
/// <typeparam name="TResponse">The type of one page on the wire.</typeparam>
/// <param name="page">The number of the page.</param>
/// <param name="size">How many items the page should have; null for the default of the server.</param>
/// <param name="cancellationToken">The token of the enumeration.</param>
/// <returns>The response.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Task<ApiResponse<TResponse>> PageNumberReader<TResponse>(int page, int? size, CancellationToken cancellationToken);
