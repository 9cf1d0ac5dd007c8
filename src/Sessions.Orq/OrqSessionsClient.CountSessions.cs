using System.Runtime.CompilerServices;
using Sessions.Core;

namespace Sessions.Orq;

public partial interface IOrqSessionsClient
{
    /// <summary>
    /// Counts the sessions that match a query.
    /// </summary>
    /// <remarks>
    /// The filters of the query count; its order and its paging don't matter and are not sent.
    /// </remarks>
    /// <param name="query">Which sessions to count.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>How many sessions match.</returns>
    /// <exception cref="ArgumentNullException">The query is null; nothing was sent.</exception>
    /// <exception cref="SessionsException">The call did not succeed.</exception>
    /// <exception cref="InvalidResponseException">The server answered with something else than a whole number.</exception>
    /// <example>
    /// <code>
    /// long expensive = await client.CountSessionsAsync(new SessionQuery().WhereNumber("billing.total_cost", NumberOperator.IsGreaterThan, 1));
    /// </code>
    /// </example>
    [OverloadResolutionPriority(-1)]
    Task<long> CountSessionsAsync(SessionQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Like <see cref="CountSessionsAsync(SessionQuery, CancellationToken)" />, and returns the status, the headers and the request id as well.
    /// </summary>
    /// <param name="query">Which sessions to count.</param>
    /// <param name="cancellationToken">Ends the call, and any wait between attempts, as soon as it is cancelled.</param>
    /// <returns>The response; its value is how many sessions match.</returns>
    /// <exception cref="ArgumentNullException">The query is null; nothing was sent.</exception>
    /// <exception cref="SessionsException">The call did not succeed.</exception>
    /// <exception cref="InvalidResponseException">The server answered with something else than a whole number.</exception>
    [OverloadResolutionPriority(-1)]
    Task<ApiResponse<long>> CountSessionsWithResponseAsync(SessionQuery query, CancellationToken cancellationToken = default);
}

public partial class OrqSessionsClient
{
    // CUSTOM: a count is a whole number, though declared as any. A call that could mean both overloads, such as one with null or new(), keeps
    // meaning the generated one.

    /// <inheritdoc />
    [OverloadResolutionPriority(-1)]
    public virtual async Task<long> CountSessionsAsync(SessionQuery query, CancellationToken cancellationToken = default)
    {
        return (await CountSessionsWithResponseAsync(query, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <inheritdoc />
    [OverloadResolutionPriority(-1)]
    public virtual async Task<ApiResponse<long>> CountSessionsWithResponseAsync(
        SessionQuery query, CancellationToken cancellationToken = default)
    {
        var request = Argument.NotNull(query, nameof(query)).ToRequest();
        request.Pagination = null;
        request.SortingProps = null;
        var response = await CountSessionsWithResponseAsync(request, cancellationToken).ConfigureAwait(false);
        var count = response.Value.Count;

        // Larger numbers than 2 to the power of 53 are not exact any more.
        return count >= 0 && count <= 1L << 53 && count == Math.Floor(count)
            ? new ApiResponse<long>((long)count, response.StatusCode, response.Headers)
            : throw new InvalidResponseException("The server answered with a count that is no whole number from 0 on.", response, path: "count");
    }
}
