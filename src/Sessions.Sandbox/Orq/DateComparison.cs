using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Compares a field with the value of a date filter, in UTC. A value that names no time matches nothing.
/// </summary>
internal static class DateComparison
{
    public static bool Matches(JsonElement? field, FilterOperator comparison, FilterDateValue value, DateTimeOffset now)
    {
        if (comparison is FilterOperator.IsEmpty or FilterOperator.IsNotEmpty)
        {
            return FieldValue.IsEmpty(field) == (comparison == FilterOperator.IsEmpty);
        }

        var criteria = value.Criteria ?? new FilterDateCriteria();
        DateTimeOffset? Rounded(DateTimeOffset? time) => value.Mode == FilterDateMode.Date ? time is { } point ? Day(point) : null : time;
        var bound = Rounded(Point(criteria, now));
        return FieldValue.Items(field).Select(item => Rounded(FieldValue.Time(FieldValue.Text(item)))).Any(time => comparison switch
        {
            FilterOperator.Is => time is not null && time == bound,
            FilterOperator.IsBefore => time < bound,
            FilterOperator.IsOnOrBefore => time <= bound,
            FilterOperator.IsBetween => time >= Rounded(FieldValue.Time(criteria.StartDate)) && time <= Rounded(FieldValue.Time(criteria.EndDate)),
            FilterOperator.IsRelativeToday or FilterOperator.IsRelativeTime => time >= Rounded(Since(criteria, now)) && time <= now,
            _ => false,
        });
    }

    private static DateTimeOffset? Point(FilterDateCriteria criteria, DateTimeOffset now)
    {
        return criteria.RelativeTime switch
        {
            RelativeTime.Today => now,
            RelativeTime.Yesterday => now.AddDays(-1),
            RelativeTime.OneWeekAgo => now.AddDays(-7),
            RelativeTime.OneMonthAgo => now.AddMonths(-1),
            _ => FieldValue.Time(criteria.CustomDate),
        };
    }

    // "present" is the unit that now is in, anything else so many units back.
    private static DateTimeOffset Since(FilterDateCriteria criteria, DateTimeOffset now)
    {
        var unit = criteria.Unit ?? FilterDateUnit.Day;
        if (criteria.Direction == FilterDateDirection.Present)
        {
            return StartOf(unit, now);
        }

        // A count beyond the calendar means ever since.
        var count = criteria.Count ?? 1;
        var days = count * unit switch
        {
            FilterDateUnit.MinutesAgo => 1 / 1440d,
            FilterDateUnit.HoursAgo => 1 / 24d,
            FilterDateUnit.Day => 1,
            FilterDateUnit.Week => 7,
            FilterDateUnit.Month => 31,
            _ => 366,
        };
        var isWithinCalendar = Math.Abs(days) < (now - DateTimeOffset.MinValue).TotalDays;
        return !isWithinCalendar ? DateTimeOffset.MinValue : unit switch
        {
            FilterDateUnit.Month => now.AddMonths(-(int)count),
            FilterDateUnit.Year => now.AddYears(-(int)count),
            _ => now.AddDays(-days),
        };
    }

    private static DateTimeOffset StartOf(FilterDateUnit unit, DateTimeOffset now)
    {
        var day = Day(now);
        return unit switch
        {
            FilterDateUnit.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            FilterDateUnit.Month => day.AddDays(1 - day.Day),
            FilterDateUnit.Year => day.AddDays(1 - day.DayOfYear),
            FilterDateUnit.HoursAgo => now.AddHours(-1),
            FilterDateUnit.MinutesAgo => now.AddMinutes(-1),
            _ => day,
        };
    }

    private static DateTimeOffset Day(DateTimeOffset time)
    {
        return new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
    }
}
