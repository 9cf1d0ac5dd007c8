using System.Globalization;
using Newtonsoft.Json;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class DateTextTests
{
    [TestCase("2025-04-20T22:51:57Z")]
    [TestCase("2025-04-20T22:51:57")]
    [TestCase("2025-04-20T22:51:57.1Z")]
    [TestCase("2025-04-20T22:51:57.123")]
    [TestCase("2025-04-20T22:51:57.123456Z")]
    [TestCase("2025-04-20T22:51:57.1234567+02:00")]
    [TestCase("2025-04-20T22:51:57.12345678Z")]
    [TestCase("2025-04-20T22:51:57+00:00")]
    [TestCase("2025-04-20T22:51:57-00:00")]
    [TestCase("2025-04-20T22:51:57+13:59")]
    [TestCase("2025-04-20T22:51:57-13:59")]
    [TestCase("2025-04-20T22:51:57+14:00")]
    [TestCase("2025-04-20T22:51:57+0200")]
    [TestCase("2025-04-20T22:51:57+2:00")]
    [TestCase("2024-02-29T00:00:00Z")]
    [TestCase("2025-12-31T23:59:59.9999999Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("0002-01-01T00:00:00+13:00")]
    [TestCase("9998-12-31T23:59:59.9999999-13:00")]
    [TestCase("9999-12-31T23:59:59Z")]
    [TestCase("2025-04-20t22:51:57z")]
    [TestCase("2025-04-20 22:51:57Z")]
    [TestCase("2025-04-20T22:51Z")]
    [TestCase("2025-04-20")]
    public void A_point_in_time_is_read_as_the_framework_reads_it(string text)
    {
        var expected = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        var read = SessionsJson.Read<Session>($$"""{"started_at":"{{text}}"}""")!.StartedAt!.Value;

        Assert.That((read, read.Offset), Is.EqualTo((expected, expected.Offset)));
    }

    [TestCase("2025-02-29T00:00:00Z")]
    [TestCase("2025-13-01T00:00:00Z")]
    [TestCase("2025-00-01T00:00:00Z")]
    [TestCase("2025-01-00T00:00:00Z")]
    [TestCase("2025-01-32T00:00:00Z")]
    [TestCase("2025-01-01T25:00:00Z")]
    [TestCase("2025-01-01T00:60:00Z")]
    [TestCase("2025-01-01T00:00:61Z")]
    [TestCase("2025-01-01T00:00:00+15:00")]
    [TestCase("2025-01-01T00:00:00+01:60")]
    [TestCase("2025-01-01T00:00:00.Z")]
    [TestCase("2025-01-01T00:00:00X")]
    [TestCase("2025-01-01T00:00:00Z!")]
    [TestCase("2O25-01-01T00:00:00Z")]
    [TestCase("2025-01-01T00:00:0xZ")]
    [TestCase("2025-01-01T00:00:00+xx:00")]
    public void A_text_that_is_no_point_in_time_is_refused(string text)
    {
        Assert.That(() => SessionsJson.Read<Session>($$"""{"started_at":"{{text}}"}"""), Throws.InstanceOf<JsonException>());
    }
}
