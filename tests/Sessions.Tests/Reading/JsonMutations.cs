using System.Text;
using System.Text.Json;

namespace Sessions.Tests;

/// <summary>
/// Puts a value of each kind in the place of each value of a document, one at a time.
/// </summary>
internal static class JsonMutations
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "7", "2.5", "2.0", "1e3", "-1", "1e400", "-1e400", "1e-400", "9223372036854775808", "123456789012345678901234567890",
        "0.1234567890123456789", "19999999999", "20000000000", "1e18", "\"\"", "\"text\"", "\"5\"", "\"2.5\"", "\"010\"", "\"1,5\"", "\" 5\"", "\"0x1F\"", "\"NaN\"",
        "\"Infinity\"", "\"1e400\"", "\"true\"", "\"True\"", "\"10:20\"", "\"12/11/2023\"", "\"2023\"", "\"2016-12-31T23:59:60Z\"", "\"10000-01-01T00:00:00Z\"",
        "\"2024-05-06\"", "\"Tuesday\"", "\"{00000000-0000-0000-0000-000000000000}\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[null]", "[[]]", "[1,\"a\"]", "{}", "{\"a\":null}", "{\"a\":{\"b\":[1]}}",
    ];

    /// <summary>
    /// All documents that differ from one in one value.
    /// </summary>
    public static IEnumerable<string> Of(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        return ValuesIn(utf8).SelectMany(_ => Values, (place, value) => Encoding.UTF8.GetString([.. utf8[..place.Start], .. Encoding.UTF8.GetBytes(value), .. utf8[place.End..]]));
    }

    private static List<(int Start, int End)> ValuesIn(byte[] utf8)
    {
        var places = new List<(int Start, int End)>();
        var json = new Utf8JsonReader(utf8);
        while (json.Read())
        {
            if (json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                var end = json;
                end.Skip();
                places.Add(((int)json.TokenStartIndex, (int)end.BytesConsumed));
            }
        }

        return places;
    }
}
