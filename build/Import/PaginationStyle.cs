namespace Sessions.Build.Import;

/// <summary>
/// How a listing goes from one page to the next: the <c>style</c> of the mark <c>x-pagination</c>.
/// </summary>
/// <remarks>
/// The mark, whole:
/// <code>
/// x-pagination:
///   style:     page-number | offset | cursor | link
///   page:      where the request takes the number of the page          (page-number)
///   firstPage: the number of the first page, 0 or 1                    (page-number)
///   offset:    where the request takes the number of items to pass over (offset; the first is 0)
///   cursor:    where the request takes the cursor                      (cursor)
///   size:      where the request takes the number of items in a page; absent when the provider decides
///   next:      where the response has what comes next                  (cursor, link)
///   items:     the member of the response that holds the items; absent when the response is the list itself
///   item:      the schema of an item, or string, long, double, bool, object
///   identity:  the member that tells items apart; absent when none does
///   total:     the member of the response that has the number of items in all pages; absent when it has none
///   hasMore:   the member of the response that says whether more pages follow; absent when it has none
///   pageSize:  the member of the response that says how large its pages are; absent when it has none
/// </code>
/// A place in a request is the name of a query parameter as it is on the wire; <c>header:Name</c> is a header, which then is no parameter of
/// the operation; a name with dots, or <c>body:name</c>, is a member of the JSON body. A place in a response is a member, with dots for
/// members of members; <c>header:Name</c> is a header. Two places of <c>next</c> have a meaning of their own: <c>last:id</c> is that member
/// of the last item of the page, for providers that take the identity of an item as the cursor, and <c>header:Link</c> is the address with
/// <c>rel="next"</c> in that header (RFC 8288). With the style link, <c>next</c> is the address of the next page, absolute or relative to
/// the base address; with the style cursor it is the text that goes to the place <c>cursor</c>. A listing of the style cursor or link ends
/// where <c>next</c> is absent, null or empty, or where <c>hasMore</c> is false; one of the style offset or page-number at <c>total</c>,
/// where <c>hasMore</c> is false, or at a page that is empty or shorter than it may be.
/// </remarks>
internal enum PaginationStyle
{
    /// <summary>
    /// The operation is no listing, or its first page is all that is taken: there is no mark.
    /// </summary>
    None,

    /// <summary>
    /// The request names the number of the page.
    /// </summary>
    PageNumber,

    /// <summary>
    /// The request names how many items to pass over.
    /// </summary>
    Offset,

    /// <summary>
    /// The request carries a text that the response before it gave.
    /// </summary>
    Cursor,

    /// <summary>
    /// The response names the address of the next page.
    /// </summary>
    Link,
}
