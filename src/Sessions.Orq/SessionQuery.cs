using Sessions.Core;

namespace Sessions.Orq;

/// <summary>
/// Which sessions to list or count, in which order and how paged. Every method adds to the query and returns it, so that calls can be chained.
/// </summary>
/// <remarks>
/// <para>
/// Filters come in two places, as they do in the API: <c>With…</c> adds one of the four top filters, <c>Where…</c> one of the eight filters of
/// the structured query, which combine by <see cref="MatchAll" /> or <see cref="MatchAny" />. The valid paths are not documented; the names
/// of the members on the wire, such as <c>external_id</c> or <c>billing.total_cost</c>, are what to try.
/// </para>
/// <para>
/// An operator, a direction or a value that the API has not is refused. What this class can't say, <see cref="With" />,
/// <see cref="Where" /> and the result of <see cref="ToRequest" /> can. A query is not safe for concurrent changes; listing it or counting
/// with it does not change it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var query = new SessionQuery()
///     .WhereNumber("duration", NumberOperator.IsGreaterThan, 1000)
///     .WhereText("external_id", TextOperator.StartsWith, "conversation-")
///     .OrderByDescending("started_at");
/// long count = await client.CountSessionsAsync(query);
/// </code>
/// </example>
public sealed partial class SessionQuery
{
    private readonly List<TopFilter> _filters = [];
    private readonly List<QueryFilter> _queryFilters = [];
    private readonly List<SortingProperty> _sorting = [];
    private readonly Dictionary<string, string> _includedFields = new(StringComparer.Ordinal);
    private QueryCombinator? _combinator;
    private string? _search;

    /// <summary>
    /// How many sessions a page should have; null for the default of the server, which is 50.
    /// </summary>
    public int? PageSize { get; private set; }

    /// <summary>
    /// Whether a listing goes from page to page by the id of the last session, and not by page number.
    /// </summary>
    public bool IsByCursor { get; private set; }

    /// <summary>
    /// Adds the top filter <c>id</c>: the field holds this identifier.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>contact_ids</c>.</param>
    /// <param name="id">The identifier.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or blank.</exception>
    public SessionQuery WithId(string path, string id)
    {
        return With(new IdFilter { Path = Argument.NotBlank(path, nameof(path)), Id = Argument.NotBlank(id, nameof(id)) });
    }

    /// <summary>
    /// Adds the top filter <c>string</c>: the text of the field equals or contains a value.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>external_id</c>.</param>
    /// <param name="comparison">How to compare: <c>equals</c> or <c>contains</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing, or the API has no such operator.</exception>
    public SessionQuery WithText(string path, StringFilterOperator comparison, string value)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), "StringFilterOperator");
        return With(new StringFilter
        {
            Path = Argument.NotBlank(path, nameof(path)),
            Operator = comparison,
            Value = Argument.NotNull(value, nameof(value)),
        });
    }

    /// <summary>
    /// Adds the top filter <c>string_array</c>: the field is one of several values.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>contact_ids</c>.</param>
    /// <param name="values">The values, at least one.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing, or there is no value.</exception>
    public SessionQuery WithAnyOf(string path, params string[] values)
    {
        return With(new StringArrayFilter
        {
            Path = Argument.NotBlank(path, nameof(path)),
            Values = Argument.Texts(values, nameof(values)),
        });
    }

    /// <summary>
    /// Adds the top filter <c>search</c>: one of several fields contains a text.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <param name="searchPaths">The paths of the fields, at least one.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or blank, or there is no path.</exception>
    public SessionQuery WithSearch(string value, params string[] searchPaths)
    {
        return With(new SearchFilter
        {
            Value = Argument.NotBlank(value, nameof(value)),
            SearchPaths = Argument.Texts(searchPaths, nameof(searchPaths)),
        });
    }

    /// <summary>
    /// Adds a top filter as it is, unchecked.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentNullException">The filter is null.</exception>
    public SessionQuery With(TopFilter filter)
    {
        _filters.Add(Argument.NotNull(filter, nameof(filter)));
        return this;
    }

    /// <summary>
    /// Searches for a text in the structured query. Which fields are searched is not documented.
    /// </summary>
    /// <param name="text">The text; it replaces an earlier one.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The text is missing or blank.</exception>
    public SessionQuery Search(string text)
    {
        _search = Argument.NotBlank(text, nameof(text));
        return this;
    }

    /// <summary>
    /// Sorts by a field, ascending, after the keys that were added before.
    /// </summary>
    /// <param name="key">The path of the field, such as <c>duration</c>.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The key is missing or blank, or the query is sorted by it already.</exception>
    public SessionQuery OrderBy(string key)
    {
        return Sort(key, SortDirection.Asc);
    }

    /// <summary>
    /// Sorts by a field, descending, after the keys that were added before.
    /// </summary>
    /// <param name="key">The path of the field, such as <c>started_at</c>.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The key is missing or blank, or the query is sorted by it already.</exception>
    public SessionQuery OrderByDescending(string key)
    {
        return Sort(key, SortDirection.Desc);
    }

    /// <summary>
    /// Adds an entry to <c>includedFields</c>, a map from text to text whose meaning is not documented.
    /// </summary>
    /// <param name="field">The name of the entry.</param>
    /// <param name="value">The value of the entry; it replaces an earlier one.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The name is missing or blank, or the value is null.</exception>
    public SessionQuery Include(string field, string value)
    {
        _includedFields[Argument.NotBlank(field, nameof(field))] = Argument.NotNull(value, nameof(value));
        return this;
    }

    /// <summary>
    /// Sets how many sessions a page should have. The size that is given to <see cref="AsyncPageable{T}.AsPages" /> goes before it.
    /// </summary>
    /// <param name="size">
    /// The size, at least 1. No maximum is documented, so none is enforced; an earlier version of the operation allowed up to 200.
    /// </param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    public SessionQuery WithPageSize(int size)
    {
        PageSize = size > 0
            ? size
            : throw new ArgumentOutOfRangeException(nameof(size), size, "A page must have at least one session; pass 1 or more.");
        return this;
    }

    /// <summary>
    /// Lists by cursor: each page is asked for by the id of the last session before it (<c>lastId</c>), so that sessions which are created
    /// meanwhile don't shift the pages. Without this, pages are asked for by number.
    /// </summary>
    /// <returns>This query.</returns>
    public SessionQuery ByCursor()
    {
        IsByCursor = true;
        return this;
    }

    /// <summary>
    /// The request that the query stands for, without a page number or a cursor.
    /// </summary>
    /// <returns>A new request at each call, for <c>ListSessionsAsync</c> and for <c>CountSessionsAsync</c>. Changing it leaves the query alone.</returns>
    public ListSessionsRequest ToRequest()
    {
        var hasQuery = _combinator is not null || _search is not null || _queryFilters.Count > 0;
        return new ListSessionsRequest
        {
            Filters = [.. _filters],
            Pagination = PageSize is null ? null : new Pagination { Limit = PageSize },
            SortingProps = _sorting.Count == 0
                ? null
                : [.. _sorting.Select(property => new SortingProperty { Key = property.Key, Direction = property.Direction })],
            Query = hasQuery ? new Query { Operator = _combinator ?? QueryCombinator.And, Search = _search, Filters = [.. _queryFilters] } : null,
            IncludedFields = _includedFields.Count == 0 ? null : new Dictionary<string, string>(_includedFields, StringComparer.Ordinal),
        };
    }

    private SessionQuery Sort(string key, SortDirection direction)
    {
        Argument.NotBlank(key, nameof(key));
        if (_sorting.Exists(property => property.Key == key))
        {
            throw new ArgumentException($"The query is sorted by '{key}' already; name each key once.", nameof(key));
        }

        _sorting.Add(new SortingProperty { Key = key, Direction = direction });
        return this;
    }
}
