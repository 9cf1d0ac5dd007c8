using Sessions.Core;

namespace Sessions.Orq;

public sealed partial class SessionQuery
{
    /// <summary>
    /// A session matches when all filters of the structured query do. This is the default.
    /// </summary>
    /// <returns>This query.</returns>
    public SessionQuery MatchAll()
    {
        _combinator = QueryCombinator.And;
        return this;
    }

    /// <summary>
    /// A session matches when any filter of the structured query does.
    /// </summary>
    /// <returns>This query.</returns>
    public SessionQuery MatchAny()
    {
        _combinator = QueryCombinator.Or;
        return this;
    }

    /// <summary>
    /// Adds a filter on a field that holds a text.
    /// </summary>
    /// <param name="path">The path of the field.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="value">What to compare with; null for the operators <c>is_empty</c> and <c>is_not_empty</c>, which take none.</param>
    /// <param name="name">The name of the field; null for its path.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or does not fit the operator, or the API has no such operator here.</exception>
    public SessionQuery WhereText(string path, TextOperator comparison, string? value = null, string? name = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(TextOperator));
        Argument.ValueFits(value is not null, comparison.Value, nameof(value));
        return Where(new TextFilter
        {
            Name = name ?? Argument.NotBlank(path, nameof(path)),
            Path = Argument.NotBlank(path, nameof(path)),
            Operator = comparison,
            Value = value,
        });
    }

    /// <summary>
    /// Adds a filter on a field that holds a number.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>duration</c> (milliseconds) or <c>billing.total_cost</c>.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="values">
    /// What to compare with: one number; two for <c>is_between</c>, the lower first; none for <c>is_empty</c> and <c>is_not_empty</c>.
    /// </param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or does not fit the operator, or the API has no such operator here.</exception>
    public SessionQuery WhereNumber(string path, NumberOperator comparison, params double[] values)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(NumberOperator));
        var count = Argument.NotNull(values, nameof(values)).Length;
        var expected = comparison == NumberOperator.IsBetween ? 2 : Argument.TakesNoValue(comparison.Value) ? 0 : 1;
        if (count != expected)
        {
            throw new ArgumentException($"The operator '{comparison}' takes {expected} numbers, and {count} were given.", nameof(values));
        }

        if (count == 2 && !(values[0] <= values[1]))
        {
            throw new ArgumentException($"The operator '{comparison}' takes the lower number first.", nameof(values));
        }

        return Where(new NumberFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            Value = count switch { 0 => null, 1 => values[0], _ => values },
        });
    }

    /// <summary>
    /// Adds a filter on a field that holds one of several options.
    /// </summary>
    /// <param name="path">The path of the field.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="value">What to compare with, any JSON value; null for the operators <c>is_empty</c> and <c>is_not_empty</c>.</param>
    /// <param name="options">The options, each a text or a number; null for the value alone.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or does not fit the operator, or the API has no such operator here.</exception>
    public SessionQuery WhereChoice(
        string path, ChoiceOperator comparison, StringOrNumber? value = null, IEnumerable<StringOrNumber>? options = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(ChoiceOperator));
        Argument.ValueFits(value is not null, comparison.Value, nameof(value));
        var filter = new SingleChoiceFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            Options = options is not null ? [.. options] : value is { } only ? [only] : [],
        };
        if (value is { } given)
        {
            filter.Value = given.Value;
        }

        return Where(filter);
    }

    /// <summary>
    /// Adds a filter on a field that holds a list.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>tags</c>.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="values">What to look for in the list; none for the operators <c>is_empty</c> and <c>is_not_empty</c>.</param>
    /// <param name="options">The options, each a text or a number; null for the values alone.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or does not fit the operator, or the API has no such operator here.</exception>
    public SessionQuery WhereList(
        string path, ListOperator comparison, IEnumerable<StringOrNumber>? values = null, IEnumerable<StringOrNumber>? options = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(ListOperator));
        StringOrNumber[] given = values is null ? [] : [.. values];
        Argument.ValueFits(given.Length > 0, comparison.Value, nameof(values));
        return Where(new MultiChoiceFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            Value = given.Length == 0 ? null : [.. given.Select(value => value.Value)],
            Options = [.. options ?? given],
        });
    }

    /// <summary>
    /// Adds a filter on a field that is true or false.
    /// </summary>
    /// <param name="path">The path of the field.</param>
    /// <param name="value">What the field must be.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The path is missing or blank.</exception>
    public SessionQuery WhereBoolean(string path, bool value)
    {
        return Where(new BooleanFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Value = value,
        });
    }

    /// <summary>
    /// Adds a filter on one of several fields of an object.
    /// </summary>
    /// <param name="path">The path of the object.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="value">What to compare with, any JSON value; null for the operators <c>is_empty</c> and <c>is_not_empty</c>.</param>
    /// <param name="options">The fields to choose from.</param>
    /// <param name="selectedOptionId">The id of the option that is selected; null for none.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">
    /// An argument is missing or does not fit the operator, no option has the id, or the API has no such operator here.
    /// </exception>
    public SessionQuery WhereObject(
        string path, ObjectOperator comparison, object? value, IEnumerable<ObjectOption> options, string? selectedOptionId = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(ObjectOperator));
        Argument.ValueFits(value is not null, comparison.Value, nameof(value));
        ObjectOption[] given = [.. Argument.NotNull(options, nameof(options))];
        IsSelectable(selectedOptionId, given.Select(option => option.Id));
        var filter = new ObjectFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            SelectedOptionId = selectedOptionId,
            Options = [.. given],
        };
        if (value is not null)
        {
            filter.Value = value;
        }

        return Where(filter);
    }

    /// <summary>
    /// Adds a filter on the result of an evaluator.
    /// </summary>
    /// <param name="path">The path of the result.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="value">What to compare with, any JSON value; null for the operators <c>is_empty</c> and <c>is_not_empty</c>.</param>
    /// <param name="options">The evaluators to choose from.</param>
    /// <param name="selectedOptionId">The id of the option that is selected; null for none.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">
    /// An argument is missing or does not fit the operator, no option has the id, or the API has no such operator here.
    /// </exception>
    public SessionQuery WhereEvaluator(
        string path, EvaluatorOperator comparison, object? value, IEnumerable<EvaluatorOption> options, string? selectedOptionId = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(EvaluatorOperator));
        Argument.ValueFits(value is not null, comparison.Value, nameof(value));
        EvaluatorOption[] given = [.. Argument.NotNull(options, nameof(options))];
        IsSelectable(selectedOptionId, given.Select(option => option.Id));
        var filter = new EvaluatorFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            SelectedOptionId = selectedOptionId,
            Options = [.. given],
        };
        if (value is not null)
        {
            filter.Value = value;
        }

        return Where(filter);
    }

    /// <summary>
    /// Adds a filter of the structured query as it is, unchecked: for another type of field, for hidden operators, for maps of options.
    /// </summary>
    /// <param name="filter">The filter.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentNullException">The filter is null.</exception>
    public SessionQuery Where(QueryFilter filter)
    {
        _queryFilters.Add(Argument.NotNull(filter, nameof(filter)));
        return this;
    }

    private static void IsSelectable(string? selectedOptionId, IEnumerable<string> ids)
    {
        if (selectedOptionId is not null && !ids.Contains(selectedOptionId, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"None of the options has the id '{selectedOptionId}'; select one of them, or none.", nameof(selectedOptionId));
        }
    }
}
