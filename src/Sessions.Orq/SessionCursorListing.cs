using Sessions.Core;

namespace Sessions.Orq;

/// <summary>
/// A listing that goes from page to page by the id of the last session. A token is that id behind a prefix, so that the number of a page is
/// not taken for one.
/// </summary>
internal sealed class SessionCursorListing : AsyncPageable<Session>
{
    private const string Prefix = "after:";

    private readonly Func<string?, int?, CancellationToken, Task<ApiResponse<ListSessionsResponse>>> _read;
    private readonly PagedListing<Session> _pages;

    internal SessionCursorListing(Func<string?, int?, CancellationToken, Task<ApiResponse<ListSessionsResponse>>> read)
    {
        _read = read;
        _pages = new PagedListing<Session>(ReadAsync, session => session.Id);
    }

    public override IAsyncEnumerable<Page<Session>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        _ = LastId(continuationToken);
        return _pages.AsPages(continuationToken, pageSizeHint);
    }

    private static string? LastId(string? continuationToken)
    {
        if (continuationToken is null)
        {
            return null;
        }

        return continuationToken.StartsWith(Prefix, StringComparison.Ordinal) && continuationToken.Length > Prefix.Length
            ? continuationToken.Substring(Prefix.Length)
            : throw new ArgumentException(
                "The continuation token is none of a listing by cursor. "
                + "Pass the ContinuationToken of a page of this listing, or null to start at the first page.",
                nameof(continuationToken));
    }

    private async Task<Page<Session>> ReadAsync(string? continuationToken, int? pageSizeHint, CancellationToken cancellationToken)
    {
        var response = await _read(LastId(continuationToken), pageSizeHint, cancellationToken).ConfigureAwait(false);
        Session[] sessions = [.. response.Value.Data ?? []];
        if (response.Value.HasMore == false || sessions.Length == 0)
        {
            return new Page<Session>(sessions, response: response);
        }

        return sessions[sessions.Length - 1]?.Id is { Length: > 0 } lastId
            ? new Page<Session>(sessions, Prefix + lastId, response: response)
            : throw new InvalidResponseException("The last session of a page has no id, so the next page can't be asked for.", response);
    }
}
