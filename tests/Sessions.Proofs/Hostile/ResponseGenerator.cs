using System.Text;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// Makes bad responses: recorded bodies with damaged bytes or exchanged values, and bodies of random bytes.
/// </summary>
internal sealed class ResponseGenerator(IReadOnlyList<byte[]> bodies, int seed)
{
    private const int MostMutations = 5;
    private const int MostBytes = 300;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "-0", "1e400", "-1e-400", "9223372036854775808", "123456789012345678901234567890",
        "NaN", "Infinity", "-Infinity", "undefined", "0x10", "01", "\"\"", "\"x\"", "\"12\"", "\"1e5\"", "\"\\ud800\"", "\"\\u0000\"", "\"\u2028\"",
        "\"9999-12-31T23:59:59.9999999+14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"2024-13-45T99:99:99Z\"", "\"2024-02-30T00:00:00+99:99\"",
        "\"/Date(1700000000000)/\"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\":{}}", "{\"$type\":\"System.IO.FileInfo\"}", "{\"$ref\":\"1\"}",
        "[1,\"a\",null,{}]", "new Date(0)", "/* c */", "'single'", "\"unclosed", "{\"a\":1,\"a\":2}", "[,]", "{,}",
    ];

    private static readonly string?[] ContentTypes = ["application/json", "application/json; charset=utf-16", "text/html", "text/event-stream", ";;;", null];

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 201, 204, 206, 299, 301, 400, 401, 404, 409, 422, 429, 500, 503];

#pragma warning disable CA5394 // A proof has to be repeatable, so its numbers must not be unpredictable.
    private readonly Random _random = new(seed);

    public GeneratedResponse Next(bool asEvents)
    {
        var body = _random.Next(10) == 0 ? RandomBytes() : Damaged(Pick(bodies));
        var events = asEvents && _random.Next(2) == 0;
        return new GeneratedResponse(
            Pick(Statuses),
            events ? "text/event-stream" : Pick(ContentTypes),
            events ? AsEvents(body) : body);
    }

    private byte[] AsEvents(byte[] body)
    {
        byte[] framed = [.. "event: message\nid: 1\nretry: 10\ndata: "u8, .. body, .. "\n\ndata: "u8, .. body, .. "\r\n\r\n"u8];
        return _random.Next(2) == 0 ? framed : DamageBytes(framed);
    }

    private byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(MostBytes)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Damaged(byte[] body)
    {
        var mutations = 1 + _random.Next(MostMutations);
        for (var mutation = 0; mutation < mutations; mutation++)
        {
            body = _random.Next(2) == 0 ? ExchangeValue(body) : DamageBytes(body);
        }

        return body;
    }

    private byte[] ExchangeValue(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var starts = Enumerable.Range(0, text.Length).Where(index => index > 0 && text[index - 1] is ':' or '[' or ',').ToArray();
        if (starts.Length == 0)
        {
            return Encoding.UTF8.GetBytes(Pick(Values));
        }

        var start = Pick(starts);
        var end = start;
        while (end < text.Length && text[end] is not (',' or '}' or ']'))
        {
            end++;
        }

        return Encoding.UTF8.GetBytes(text[..start] + Pick(Values) + text[end..]);
    }

    private byte[] DamageBytes(byte[] body)
    {
        if (body.Length == 0)
        {
            return RandomBytes();
        }

        var at = _random.Next(body.Length);
        var length = _random.Next(Math.Min(20, body.Length - at)) + 1;
        return _random.Next(6) switch
        {
            0 => [.. body[..at], (byte)_random.Next(256), .. body[(at + 1)..]],
            1 => [.. body[..at], .. body[(at + length)..]],
            2 => [.. body[..(at + length)], .. body[at..]],
            3 => [.. body[..at], .. RandomBytes(), .. body[at..]],
            4 => body[..at],
            _ => [.. body[..at], (byte)(body[at] ^ (1 << _random.Next(8))), .. body[(at + 1)..]],
        };
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
#pragma warning restore CA5394
}
