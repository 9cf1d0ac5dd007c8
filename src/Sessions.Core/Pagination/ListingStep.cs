using System.ComponentModel;
using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// Where one page of a listing starts and how large it should be.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ListingStep
{
    internal ListingStep(string? token, int? size)
    {
        Token = token;
        Size = size;
    }

    /// <summary>
    /// What the page before gave: a cursor, or the address of the page; null for the first page.
    /// </summary>
    public string? Token { get; }

    /// <summary>
    /// How many items come before the page, where the listing counts them.
    /// </summary>
    public long Offset => ListingOffset.Parse(Token);

    /// <summary>
    /// How many items the page should have; null for the default of the server.
    /// </summary>
    public int? Size { get; }

    /// <summary>
    /// Points a request at the page, where pages are known by their addresses.
    /// </summary>
    /// <param name="request">The request for the first page.</param>
    public void Follow(SessionsRequest request)
    {
        if (Token is not null)
        {
            Guard.NotNull(request, nameof(request)).Link = Token;
        }
    }

    /// <summary>
    /// Sends what the page before gave in a header.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name of the header.</param>
    public void ToHeader(SessionsRequest request, string name)
    {
        if (Token is not null)
        {
            Guard.NotNull(request, nameof(request)).SetHeader(name, Token);
        }
    }

    /// <summary>
    /// Sends what the page before gave in a member of the JSON body.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The member, with dots for members of members.</param>
    /// <param name="isNumber">Whether it is the number of items that come before the page.</param>
    public void ToBody(SessionsRequest request, string path, bool isNumber)
    {
        if (Token is not null)
        {
            Guard.NotNull(request, nameof(request)).SetBodyMember(path, isNumber ? Offset : Token);
        }
    }

    /// <summary>
    /// Sends the size in a member of the JSON body.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The member, with dots for members of members.</param>
    public void SizeToBody(SessionsRequest request, string path)
    {
        if (Size is { } size)
        {
            Guard.NotNull(request, nameof(request)).SetBodyMember(path, size);
        }
    }

    /// <summary>
    /// Sends the size in a header.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name of the header.</param>
    public void SizeToHeader(SessionsRequest request, string name)
    {
        if (Size is { } size)
        {
            Guard.NotNull(request, nameof(request)).SetHeader(name, size.ToString(CultureInfo.InvariantCulture));
        }
    }
}
