using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Tells whether a session matches a filter of a structured query.
/// </summary>
/// <param name="now">What relative times are relative to.</param>
internal sealed class QueryMatcher(DateTimeOffset now)
{
    public bool Matches(SessionFields fields, QueryFilter filter)
    {
        return filter switch
        {
            SingleChoiceFilter choice => Comparison.Matches(fields[choice.Path], Comparison.Named(choice.Operator), choice.Value),
            MultiChoiceFilter list => Comparison.Matches(fields[list.Path], Comparison.Named(list.Operator), Json(list.Value)),
            DateFilter date => DateComparison.Matches(fields[date.Path], Comparison.Named(date.Operator), date.Value, now),
            NumberFilter number => Comparison.Matches(fields[number.Path], Comparison.Named(number.Operator), number.Value?.Json),
            TextFilter text => Comparison.Matches(fields[text.Path], Comparison.Named(text.Operator), Json(text.Value)),
            BooleanFilter truth => Comparison.Matches(fields[truth.Path], Comparison.Named(truth.Operator), Json(truth.Value ?? false)),
            ObjectFilter option => MatchesAny(fields[SelectedPath(option)], Comparison.Named(option.Operator), option.Value),
            EvaluatorFilter option => MatchesAny(fields[SelectedPath(option)], Comparison.Named(option.Operator), option.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "The document has another shape of filter."),
        };
    }

    private static string SelectedPath(ObjectFilter filter)
    {
        return filter.Options.FirstOrDefault(option => option.Id == filter.SelectedOptionId)?.Path ?? filter.Path;
    }

    private static string SelectedPath(EvaluatorFilter filter)
    {
        return filter.Options.FirstOrDefault(option => option.Id == filter.SelectedOptionId)?.Path ?? filter.Path;
    }

    private static JsonElement? Json<T>(T value)
    {
        return value is null ? null : JsonSerializer.SerializeToElement(value, OrqJson.Options);
    }

    // An object filter takes the operators of all other shapes, those of dates among them.
    private bool MatchesAny(JsonElement? field, FilterOperator comparison, JsonElement? value)
    {
        return value is { } json && DateValue(json) is { } date
            ? DateComparison.Matches(field, comparison, date, now)
            : Comparison.Matches(field, comparison, value);
    }

    private static FilterDateValue? DateValue(JsonElement json)
    {
        try
        {
            return json.Deserialize<FilterDateValue>(OrqJson.Options);
        }
        catch (JsonException)
        {
            // The value may be anything; only one of this shape is a date.
            return null;
        }
    }
}
