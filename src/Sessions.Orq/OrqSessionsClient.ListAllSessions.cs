using Sessions.Core;

namespace Sessions.Orq;

public partial interface IOrqSessionsClient
{
    /// <summary>
    /// Lists every session that matches a query, as one stream of sessions or of pages.
    /// </summary>
    /// <remarks>
    /// A page is read when the enumeration gets to it. The listing ends when the server says that there is no more, or at an empty page; each
    /// page has the continuation token from which it can be taken up again with the same query. The API tells no total:
    /// <see cref="CountSessionsAsync(SessionQuery, CancellationToken)" /> does. Cancel it with the token of the enumeration.
    /// </remarks>
    /// <param name="query">Filters, order and paging; null for all sessions. Later changes to it don't change the listing.</param>
    /// <returns>The listing. Nothing is sent before it is enumerated.</returns>
    /// <exception cref="SessionsException">While enumerating: a page could not be read.</exception>
    /// <exception cref="InvalidResponseException">While enumerating: the server sent a page twice, so that the listing would never end.</exception>
    /// <example>
    /// <code>
    /// var query = new SessionQuery().WithAnyOf("contact_ids", "contact-1", "contact-2").ByCursor();
    /// await foreach (var session in client.ListAllSessionsAsync(query))
    /// {
    ///     Console.WriteLine(session.ExternalId);
    /// }
    /// </code>
    /// </example>
    AsyncPageable<Session> ListAllSessionsAsync(SessionQuery? query = null);
}

public partial class OrqSessionsClient
{
    // CUSTOM: the paging stands in the body, and there are two ways of it.

    /// <inheritdoc />
    public virtual AsyncPageable<Session> ListAllSessionsAsync(SessionQuery? query = null)
    {
        var isByCursor = query?.IsByCursor == true;
        var pageSize = query?.PageSize;
        var request = (query ?? new SessionQuery()).ToRequest();
        if (isByCursor)
        {
            return new SessionCursorListing((lastId, size, cancellationToken) =>
            {
                var pagination = new Pagination { Limit = size ?? pageSize };
                if (lastId is not null)
                {
                    pagination.LastId = lastId;
                }

                return ListSessionsWithResponseAsync(PageOf(request, pagination), cancellationToken);
            });
        }

        return new PageNumberListing<Session, ListSessionsResponse>(
            (page, size, cancellationToken) =>
                ListSessionsWithResponseAsync(PageOf(request, new Pagination { Page = page, Limit = size ?? pageSize }), cancellationToken),
            new PageNumberShape<Session, ListSessionsResponse>(response => response.Data, session => session.Id)
            {
                HasMore = response => response.HasMore,
            });
    }

    // Each page has a request of its own, so that two enumerations of one listing don't meet in it.
    private static ListSessionsRequest PageOf(ListSessionsRequest request, Pagination pagination)
    {
        return new ListSessionsRequest
        {
            Filters = request.Filters,
            SortingProps = request.SortingProps,
            Query = request.Query,
            IncludedFields = request.IncludedFields,
            Pagination = pagination,
        };
    }
}
