using System.Net;
using System.Text;
using Sessions.Core;
using Sessions.Tests;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// The header <c>Retry-After</c>, of an operation that is repeated, by a manual clock. The first byte selects the status.
/// </summary>
internal sealed class RetryAfterTarget : IFuzzTarget
{
    private const int MaxRetries = 2;

    private static readonly HttpStatusCode[] Statuses = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.RequestTimeout];

    public string Name => "retry-after";

    public IEnumerable<byte[]> Seeds => new[]
    {
        "0", "1", "59", "60", "61", "-1", "1.5", "1e3", " 5 ", "5, 6", "99999999999999999999", "Fri, 02 Jan 2026 03:04:35 GMT",
        "Friday, 02-Jan-26 03:04:35 GMT", "Fri Jan  2 03:04:35 2026", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "2026-01-02T03:04:35Z",
    }.Select(text => (byte[])[(byte)text.Length, .. Encoding.Latin1.GetBytes(text)]);

    public IEnumerable<string> Words => ["GMT", "UTC", "+0000", "-9999", "Jan", "Dec", "31", "9999", "0001", "23:59:60", "2147483648", "922337203685", "9223372036854775807"];

    public async Task RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var clock = new ManualTimeProvider();
        var sent = 0;
        var call = ScriptedServer.CallAsync(
            _ =>
            {
                sent++;
                var response = new HttpResponseMessage(Statuses[input[0] % Statuses.Length]) { Content = new ByteArrayContent([]) };
                response.Headers.TryAddWithoutValidation("Retry-After", Encoding.Latin1.GetString(input, 1, input.Length - 1));
                return response;
            },
            options => (options.Retry.MaxRetries, options.TimeProvider) = (MaxRetries, clock),
            async clients => await clients.Orq.GetSessionAsync("s-1"));
        await VirtualTime.RunAsync(clock, call);
        if (sent > 1 + MaxRetries)
        {
            throw new InvalidOperationException($"{sent} requests were sent, and {1 + MaxRetries} are allowed.");
        }
    }
}
