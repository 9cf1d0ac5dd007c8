using System.Text.Json;

namespace Sessions.Tests;

/// <summary>
/// Compares two JSON documents: members in any order, numbers by value, null and absent apart.
/// </summary>
internal static class JsonComparison
{
    internal static IEnumerable<WireDifference> Compare(string place, string recorded, string ours)
    {
        using var left = JsonDocument.Parse(recorded);
        using var right = JsonDocument.Parse(ours);
        return Compare(place, left.RootElement, right.RootElement).ToArray();
    }

    private static IEnumerable<WireDifference> Compare(string place, JsonElement recorded, JsonElement ours)
    {
        return (recorded.ValueKind, ours.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => CompareMembers(place, recorded, ours),
            (JsonValueKind.Array, JsonValueKind.Array) when recorded.GetArrayLength() == ours.GetArrayLength() =>
                recorded.EnumerateArray().Zip(ours.EnumerateArray()).SelectMany(pair => Compare(place + "[]", pair.First, pair.Second)),
            (JsonValueKind.Number, JsonValueKind.Number) when NumberText.AreEqual(recorded.GetRawText(), ours.GetRawText()) => [],
            (JsonValueKind.String, JsonValueKind.String) when recorded.GetString() == ours.GetString() => [],
            var (left, right) when left == right && left is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
            _ => [new WireDifference(place, recorded.GetRawText(), ours.GetRawText())],
        };
    }

    private static IEnumerable<WireDifference> CompareMembers(string place, JsonElement recorded, JsonElement ours)
    {
        var left = recorded.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var right = ours.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var differences = (left.TryGetValue(name, out var first), right.TryGetValue(name, out var second)) switch
            {
                (true, true) => Compare($"{place}.{name}", first, second),
                (true, false) => [new WireDifference($"{place}.{name}", first.GetRawText(), WireDifference.Absent)],
                _ => [new WireDifference($"{place}.{name}", WireDifference.Absent, second.GetRawText())],
            };
            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }
}
