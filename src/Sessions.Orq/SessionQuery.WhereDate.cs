using System.Globalization;

namespace Sessions.Orq;

public sealed partial class SessionQuery
{
    /// <summary>
    /// Adds a filter on a field that holds a date or a time, in every form that the API has.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>started_at</c>.</param>
    /// <param name="comparison">How to compare.</param>
    /// <param name="value">The mode and the criteria; null for the operators <c>is_empty</c> and <c>is_not_empty</c>, which take none.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">An argument is missing or does not fit the operator, or the API has no such operator here.</exception>
    public SessionQuery WhereDate(string path, DateOperator comparison, FilterDateValue? value = null)
    {
        Argument.Known(comparison.IsDocumented, comparison.Value, nameof(comparison), nameof(DateOperator));
        Argument.ValueFits(value?.Criteria is not null, comparison.Value, nameof(value));
        if (value is { Mode: var mode })
        {
            Argument.Known(mode.IsDocumented, mode.Value, nameof(value.Mode), nameof(FilterDateMode));
        }

        if (comparison == DateOperator.IsBetween && value!.Criteria is not { StartDate: not null, EndDate: not null })
        {
            throw new ArgumentException($"The operator '{comparison}' needs a StartDate and an EndDate; set both in the criteria.", nameof(value));
        }

        return Where(new DateFilter
        {
            Name = Argument.NotBlank(path, nameof(path)),
            Path = path,
            Operator = comparison,
            Value = value ?? new FilterDateValue { Mode = FilterDateMode.Date, Criteria = null },
        });
    }

    /// <summary>
    /// Adds a filter that compares a field with a point in time.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>started_at</c>.</param>
    /// <param name="comparison">How to compare: <c>is</c>, <c>is_before</c> or <c>is_on_or_before</c>.</param>
    /// <param name="time">The point in time; it is sent with its offset.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The path is missing or blank, or the operator is none that takes one point in time.</exception>
    public SessionQuery WhereDate(string path, DateOperator comparison, DateTimeOffset time)
    {
        if (comparison != DateOperator.Is && comparison != DateOperator.IsBefore && comparison != DateOperator.IsOnOrBefore)
        {
            throw new ArgumentException(
                $"The operator '{comparison}' does not take one point in time; use Is, IsBefore or IsOnOrBefore, or pass a FilterDateValue.",
                nameof(comparison));
        }

        return WhereDate(path, comparison, new FilterDateValue
        {
            Mode = FilterDateMode.Datetime,
            Criteria = new FilterDateCriteria { RelativeTime = RelativeTime.CustomDate, CustomDate = Format(time) },
        });
    }

    /// <summary>
    /// Adds a filter on a field that holds a time within a period.
    /// </summary>
    /// <param name="path">The path of the field, such as <c>started_at</c>.</param>
    /// <param name="start">When the period begins; it is sent with its offset.</param>
    /// <param name="end">When the period ends, not before it begins; it is sent with its offset.</param>
    /// <returns>This query.</returns>
    /// <exception cref="ArgumentException">The path is missing or blank, or the period ends before it begins.</exception>
    public SessionQuery WhereDateBetween(string path, DateTimeOffset start, DateTimeOffset end)
    {
        if (end < start)
        {
            throw new ArgumentException("The period ends before it begins; pass the earlier time first.", nameof(end));
        }

        return WhereDate(path, DateOperator.IsBetween, new FilterDateValue
        {
            Mode = FilterDateMode.Datetime,
            Criteria = new FilterDateCriteria { StartDate = Format(start), EndDate = Format(end) },
        });
    }

    private static string Format(DateTimeOffset time)
    {
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
    }
}
