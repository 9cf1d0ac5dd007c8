using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Compares a field with the value of a filter. A field or value that is a list matches when one of its items does.
/// </summary>
internal static class Comparison
{
    /// <summary>
    /// The operator of one shape of filter as the one of all shapes.
    /// </summary>
    public static FilterOperator Named<T>(T shapeOperator)
        where T : struct, Enum
    {
        return Enum.Parse<FilterOperator>(shapeOperator.ToString());
    }

    public static bool Matches(JsonElement? field, FilterOperator comparison, JsonElement? value)
    {
        return comparison switch
        {
            FilterOperator.Is or FilterOperator.Equals => AreEqual(field, value),
            FilterOperator.IsNot or FilterOperator.IsNotEqual => !AreEqual(field, value),
            FilterOperator.Contains => Contains(field, value),
            FilterOperator.DoesNotContain => !Contains(field, value),
            FilterOperator.StartsWith => AnyText(field, value, (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            FilterOperator.EndsWith => AnyText(field, value, (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            FilterOperator.IsEmpty => FieldValue.IsEmpty(field),
            FilterOperator.IsNotEmpty => !FieldValue.IsEmpty(field),
            FilterOperator.IsGreaterThan => AnyNumber(field, value, (number, bound) => number > bound),
            FilterOperator.IsLessThan => AnyNumber(field, value, (number, bound) => number < bound),
            FilterOperator.IsGreaterThanOrEqualTo => AnyNumber(field, value, (number, bound) => number >= bound),
            FilterOperator.IsLessThanOrEqualTo => AnyNumber(field, value, (number, bound) => number <= bound),
            FilterOperator.IsBetween => IsBetween(field, value),
            _ => false,
        };
    }

    private static bool AreEqual(JsonElement? field, JsonElement? value)
    {
        var values = FieldValue.Items(value).ToList();
        return values.Count == 0
            ? FieldValue.IsEmpty(field)
            : FieldValue.Items(field).Any(item => values.Exists(wanted => FieldValue.AreEqual(item, wanted)));
    }

    private static bool Contains(JsonElement? field, JsonElement? value)
    {
        return field is { ValueKind: JsonValueKind.Array }
            ? FieldValue.Items(value).Any() && AreEqual(field, value)
            : AnyText(field, value, (text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static bool AnyText(JsonElement? field, JsonElement? value, Func<string, string, bool> matches)
    {
        var parts = FieldValue.Items(value).Select(FieldValue.Text).ToList();
        return FieldValue.Items(field).Select(FieldValue.Text).Any(text => parts.Exists(part => matches(text, part)));
    }

    private static bool AnyNumber(JsonElement? field, JsonElement? value, Func<double, double, bool> matches)
    {
        var bounds = Numbers(value).ToList();
        return Numbers(field).Any(number => bounds.Exists(bound => matches(number, bound)));
    }

    private static bool IsBetween(JsonElement? field, JsonElement? value)
    {
        return Numbers(value).ToList() is [var low, var high] && Numbers(field).Any(number => number >= low && number <= high);
    }

    private static IEnumerable<double> Numbers(JsonElement? value)
    {
        return FieldValue.Items(value).Where(item => item.ValueKind == JsonValueKind.Number).Select(item => item.GetDouble());
    }
}
