using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Sessions.Tests;

/// <summary>
/// Compares JSON by what it means, with a parser that the libraries share no rule with: what was read against what is written. Beside equal values it
/// takes the documented tolerances: a text for the number or truth value that it holds, either way, and a point in time in another notation.
/// </summary>
internal static class JsonMeaning
{
    /// <summary>
    /// Tells where two documents differ; null where they do not.
    /// </summary>
    public static string? Difference(byte[] came, string written)
    {
        using var reader = new StreamReader(new MemoryStream(came), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        using var left = JsonDocument.Parse(reader.ReadToEnd());
        using var right = JsonDocument.Parse(written);
        return Difference(left.RootElement, right.RootElement, "$");
    }

    private static string? Difference(JsonElement came, JsonElement written, string path)
    {
        return (came.ValueKind, written.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Members(came, written, path),
            (JsonValueKind.Array, JsonValueKind.Array) => Items(came, written, path),
            _ => IsSame(came, written) ? null : $"{path}: {came} became {written}",
        };
    }

    private static string? Members(JsonElement came, JsonElement written, string path)
    {
        var (left, right) = (ByName(came), ByName(written));
        foreach (var (name, value) in left)
        {
            // Null and absent are the same in a response, and leave what a property has.
            if (value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!right.TryGetValue(name, out var other))
            {
                return $"{path}.{name} is gone";
            }

            if (Difference(value, other, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Items(JsonElement came, JsonElement written, string path)
    {
        return came.GetArrayLength() != written.GetArrayLength()
            ? $"{path} has {written.GetArrayLength()} items"
            : came.EnumerateArray().Zip(written.EnumerateArray()).Select((pair, index) => Difference(pair.First, pair.Second, $"{path}[{index}]")).FirstOrDefault(found => found is not null);
    }

    // Of several members with one name the last one counts, in any casing.
    private static Dictionary<string, JsonElement> ByName(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static bool IsSame(JsonElement came, JsonElement written)
    {
        var (left, right) = (Text(came), Text(written));
        return (came.ValueKind == written.ValueKind && left == right) || IsSameNumber(left, right) || IsSameMoment(came, left, right)
            || (left == right && came.ValueKind != JsonValueKind.Null && written.ValueKind != JsonValueKind.Null);
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    // As doubles, where that is what C# has for them, or to the last digit.
    private static bool IsSameNumber(string left, string right)
    {
        return double.TryParse(left, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var one)
            && double.TryParse(right, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var other)
            && one.Equals(other) && double.IsFinite(one)
            && (!BigInteger.TryParse(left, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                || !BigInteger.TryParse(right, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var otherWhole) || whole == otherWhole);
    }

    private static bool IsSameMoment(JsonElement came, string left, string right)
    {
        if (!DateTimeOffset.TryParse(right, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var written))
        {
            return false;
        }

        return came.ValueKind == JsonValueKind.Number
            ? IsUnixTime(came, written)
            : left.Length >= 10 && DateTimeOffset.TryParse(left, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment == written;
    }

    private static bool IsUnixTime(JsonElement came, DateTimeOffset written)
    {
        var number = came.GetDouble();
        var seconds = Math.Abs(number) < 2e10 ? number : number / 1000;
        return Math.Abs((written - DateTimeOffset.UnixEpoch).TotalSeconds - seconds) < 0.001;
    }
}
