using System.Net;
using System.Text;
using System.Text.Json;
using Sessions.Core;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// The text of a date, in a member of each model that has one; what was read is written and read again. The first byte selects the model,
/// and whether the text is JSON already.
/// </summary>
internal sealed class DateTarget : IFuzzTarget
{
    public string Name => "dates";

    public IEnumerable<byte[]> Seeds => new[]
    {
        "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.1234567+05:30", "2026-01-02T03:04:05", "2026-01-02", "2026-01-02 03:04:05", "2016-12-31T23:59:60Z",
        "10000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00+14:00", "2026-01-02T24:00:00Z", "/Date(1700000000000)/", "1700000000",
    }.SelectMany((text, number) => new byte[][] { [(byte)(number % 3), .. Encoding.UTF8.GetBytes(text)], [(byte)(3 + (number % 3)), .. Encoding.UTF8.GetBytes($"\"{text}\"")] });

    public IEnumerable<string> Words => ["T", "Z", "+00:00", "-14:00", "+99:99", ".9999999", ".123456789", "0000-", "9999-12-31", "-00", ":60", "24:00:00", "/Date(", ")/", "null", "1e9", "Feb"];

    public async Task RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(input.AsSpan(1));
        var date = input[0] / 3 % 2 == 0 ? JsonSerializer.Serialize(text) : text;
        var body = Encoding.UTF8.GetBytes($$"""{"id":"s","created_at":{{date}},"updated_at":{{date}},"started_at":{{date}}}""");
        var value = await ScriptedServer.CallAsync(
            _ => ResponseTarget.Json(HttpStatusCode.OK, body),
            _ => { },
            async clients => (input[0] % 3) switch
            {
                0 => await clients.Humanloop.GetSessionAsync("s"),
                1 => await clients.Orq.GetSessionAsync("s"),
                _ => await clients.Portal.GetSessionAsync("s"),
            });
        var again = value switch
        {
            null => null,
            Humanloop.SessionResponse session => SessionsJson.Read<Humanloop.SessionResponse>(SessionsJson.Write(session)) as object,
            Orq.Session session => SessionsJson.Read<Orq.Session>(SessionsJson.Write(session)),
            Portal.Session session => SessionsJson.Read<Portal.Session>(SessionsJson.Write(session)),
            _ => throw new InvalidOperationException($"A session is a {value.GetType()}."),
        };
        if (SessionsJson.Write(value) != SessionsJson.Write(again))
        {
            throw new InvalidOperationException("A session that was written and read again is another one.");
        }
    }
}
