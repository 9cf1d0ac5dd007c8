using System.Globalization;
using System.Text.Json.Nodes;

namespace Sessions.Build.Import.Pagination;

/// <summary>
/// The mark of a listing while it is found out.
/// </summary>
internal sealed class PaginationMark(PaginationStyle style)
{
    // The order in which the fields stand in a spec.
    private static readonly string[] Order =
        ["page", "firstPage", "offset", "cursor", "size", "next", "items", "item", "identity", "total", "hasMore", "pageSize"];

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public PaginationStyle Style { get; } = style;

    public string? this[string field]
    {
        get => _fields.GetValueOrDefault(field);
        set
        {
            if (!string.IsNullOrEmpty(value))
            {
                _fields[field] = value;
            }
        }
    }

    /// <summary>
    /// What the style can't do without and the mark lacks; empty when it is complete.
    /// </summary>
    public IEnumerable<string> Missing => (Style switch
    {
        PaginationStyle.PageNumber => (string[])["page"],
        PaginationStyle.Offset => ["offset"],
        PaginationStyle.Cursor => ["cursor", "next"],
        PaginationStyle.Link => ["next"],
        _ => [],
    }).Where(name => this[name] is null);

    /// <summary>
    /// A place in the response that a template can't follow, because a member on the way has a C# name of its own; null when there is none.
    /// </summary>
    public string? UnspeakablePlace => ((string[])["next", "items", "identity", "total", "hasMore", "pageSize"])
        .Select(name => this[name]?.Replace("last:", "", StringComparison.Ordinal))
        .FirstOrDefault(place => place is not null && !place.StartsWith("header:", StringComparison.Ordinal)
            && !place.Split('.').All(step => step.Length > 0 && !char.IsAsciiDigit(step.TrimStart('_').FirstOrDefault('0')) && step.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')));

    public JsonObject Write()
    {
        var mark = new JsonObject
        {
            ["style"] = Style switch
            {
                PaginationStyle.PageNumber => "page-number",
                PaginationStyle.Offset => "offset",
                PaginationStyle.Cursor => "cursor",
                _ => "link",
            },
        };
        foreach (var field in Order.Where(_fields.ContainsKey))
        {
            mark[field] = field == "firstPage" ? JsonValue.Create(int.Parse(_fields[field], CultureInfo.InvariantCulture)) : _fields[field];
        }

        return mark;
    }
}
