namespace Sessions.Build.Import.Pagination;

/// <summary>
/// How parameters and members of listings are called, in small letters without signs.
/// </summary>
internal static class PaginationWords
{
    public static IReadOnlySet<string> Page { get; } = Set("page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage", "pageid");

    public static IReadOnlySet<string> Size { get; } = Set(
        "perpage", "pagesize", "limit", "pagelimit", "size", "count", "maxresults", "maxitems", "top", "itemsperpage", "num", "take", "max",
        "rows", "resultsperpage", "pagecount", "maxpagesize", "numresults", "maxcount", "recordsperpage", "first");

    public static IReadOnlySet<string> Offset { get; } = Set("offset", "skip", "startat", "startindex", "start", "pageoffset", "startposition");

    public static IReadOnlySet<string> Cursor { get; } = Set(
        "cursor", "pagetoken", "nexttoken", "continuationtoken", "continuation", "continue", "after", "startingafter", "nextcursor", "pagecursor",
        "marker", "nextpagetoken", "startcursor", "pageafter", "startafter", "scrollid", "next", "nextpage", "aftercursor", "pagemarker", "usemarker",
        "lastid", "pagestart", "offset", "pageinfo", "bookmark", "nextpageid", "exclusivestartkey", "skiptoken");

    /// <summary>
    /// Cursors that are the identity of an item.
    /// </summary>
    public static IReadOnlySet<string> LastItem { get; } = Set("startingafter", "startafter", "after", "lastid");

    public static IReadOnlySet<string> Next { get; } = Set(
        "nextcursor", "nextpagetoken", "nexttoken", "cursor", "continuationtoken", "continue", "nextpage", "next", "nextpageuri", "nextpageurl", "nexturi",
        "nexturl", "nextlink", "odatanextlink", "nexthref", "after", "endcursor", "marker", "nextmarker", "nextpageid", "scrollid", "pagetoken",
        "cursornext", "nextpagecursor", "nextbookmark", "offset", "uri", "href");

    public static IReadOnlySet<string> HasMore { get; } = Set("hasmore", "hasnext", "hasnextpage", "more", "hasmoreresults", "hasmoreitems", "moreitems");

    public static IReadOnlySet<string> Total { get; } = Set(
        "total", "totalcount", "totalresults", "totalitems", "totalrecords", "totalelements", "totalsize", "totalhits", "count", "totalnumber", "recordcount",
        "totalentries");

    public static IReadOnlySet<string> PageSize { get; } = Set("perpage", "pagesize", "size", "limit", "itemsperpage");

    public static IReadOnlySet<string> Items { get; } = Set(
        "data", "items", "results", "records", "values", "value", "entries", "list", "content", "objects", "elements", "result", "rows", "resources",
        "members", "hits", "resource", "collection");

    /// <summary>
    /// Members that hold what there is to say of a page.
    /// </summary>
    public static IReadOnlySet<string> Envelopes { get; } = Set(
        "meta", "metadata", "pagination", "paging", "pageinfo", "page", "links", "cursors", "pages", "responsemetadata", "nextpage", "next", "data", "result",
        "response", "embedded", "paginationinfo", "pager");

    public static IReadOnlyList<string> Identities { get; } =
        ["id", "_id", "uuid", "guid", "gid", "sid", "uid", "key", "code", "slug", "name", "token", "hash"];

    public static string Normal(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static HashSet<string> Set(params string[] words) => [.. words];
}
