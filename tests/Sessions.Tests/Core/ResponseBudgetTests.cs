using System.Net;
using System.Text;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// What an answer may make of the machine: its values are counted before anything is made of them, and time and cancellation end their reading.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ResponseBudgetTests
{
    private static readonly string[] Shapes = ["{},", "[],", "0,", "\"\",", "null,", "true,", "{\"\":0},", "[0],"];

    [Test]
    public async Task No_answer_of_less_than_a_mebibyte_holds_more_values_than_the_default([ValueSource(nameof(Shapes))] string item)
    {
        var body = Repeated("{\"x\":[", item, 1024 * 1024 - 16, "0]}");

        var session = await Clients.Orq(new ScriptedHandler(ScriptedHandler.Json(body))).GetSessionAsync("s");

        Assert.That(SessionsJson.Write(session), Does.EndWith("0]}"));
    }

    [Test]
    public async Task An_answer_with_more_values_than_the_default_is_refused([ValueSource(nameof(Shapes))] string item)
    {
        var body = Repeated("{\"x\":[", item, 8 * 1024 * 1024, "0]}");

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Clients.Orq(new ScriptedHandler(ScriptedHandler.Json(body))).GetSessionAsync("s"));

        Assert.That(exception!.Message, Is.EqualTo("The response to GetSession holds more values than the 524288 that MaxResponseNodes allows."));
    }

    [TestCase("""{"_id":"s"}""", 2)]
    [TestCase("""{"_id":"s","tags":["a","b"]}""", 5)]
    [TestCase("""{"_id":"s","x":{"a":[1,{}]}}""", 6)]
    public async Task Objects_lists_and_what_they_hold_count_one_each(string body, int values)
    {
        Assert.That((await Limited(body, values).GetSessionAsync("s")).Id, Is.EqualTo("s"));
        await Assert.ThrowsAsync<InvalidResponseException>(() => Limited(body, values - 1).GetSessionAsync("s"));
    }

    [Test]
    public async Task A_call_that_is_cancelled_ends_while_its_answer_is_parsed()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = Ending(Repeated("{\"x\":[", "0,", 100_000, "0]}"), () => cancellation.Cancel());

        var exception = await Assert.CatchAsync<OperationCanceledException>(() => Clients.Orq(handler).GetSessionAsync("s", cancellation.Token));

        Assert.That(exception!.CancellationToken, Is.EqualTo(cancellation.Token));
    }

    [Test]
    public async Task Parsing_takes_part_in_the_timeout()
    {
        var clock = new ManualTimeProvider();
        var handler = Ending(Repeated("{\"tags\":[", "\"\",", 100_000, "\"\"]}"), () => clock.Advance(TimeSpan.FromHours(1)));
        var client = Clients.Orq(handler, options => (options.TimeProvider, options.Retry.MaxRetries) = (clock, 0));

        await Assert.ThrowsAsync<SessionsTimeoutException>(() => client.GetSessionAsync("s"));
    }

    [Test]
    public void Members_that_are_not_known_take_at_most_four_times_their_bytes(
        [ValueSource(nameof(Shapes))] string item, [Values(10_000, 100_000, 1_000_000)] int length)
    {
        var body = Repeated("{\"x\":[", item, length, "0]}");

        Assert.That(Allocated(() => SessionsJson.Read<Session>(body)), Is.LessThan(4 * length));
    }

    [Test]
    public void An_error_body_takes_at_most_four_times_its_bytes_to_be_looked_into(
        [ValueSource(nameof(Shapes))] string item, [Values(100_000, 1_000_000, 4_000_000)] int length)
    {
        var body = Repeated("{\"x\":[", item, length, "0],\"message\":\"m\"}");

        Assert.That(Allocated(() => ApiError.Parse(body)), Is.LessThan(2 * length));
    }

    [Test]
    public void Neither_the_request_id_nor_the_text_of_an_exception_makes_anything_of_its_body()
    {
        var exception = new SessionsNotFoundException(Repeated("{\"x\":[", "{},", 8_000_000, "0]}"));

        Assert.That(Allocated(() => exception.RequestId + exception.Message + exception), Is.LessThan(100_000));
    }

    [Test]
    public async Task A_body_that_nobody_would_look_at_is_not_kept_as_text()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(new string('x', 17 * 1024 * 1024), HttpStatusCode.NotFound));

        var exception = await Assert.ThrowsAsync<SessionsNotFoundException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That((exception!.ResponseBody, exception.Error.Message), Is.EqualTo(((string?)null, (string?)null)));
    }

    private static long Allocated(Func<object?> act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static OrqSessionsClient Limited(string body, int values)
    {
        return Clients.Orq(new ScriptedHandler(ScriptedHandler.Json(body)), options => options.MaxResponseNodes = values);
    }

    private static ScriptedHandler Ending(string body, Action atEnd)
    {
        return new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndingStream(Encoding.UTF8.GetBytes(body), atEnd)) }));
    }

    private static string Repeated(string start, string item, int length, string end)
    {
        return start + new StringBuilder(length).Insert(0, item, (length - start.Length - end.Length) / item.Length) + end;
    }

    private sealed class EndingStream(byte[] body, Action atEnd) : MemoryStream(body)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, CancellationToken.None);
            if (read == 0)
            {
                atEnd();
            }

            return read;
        }
    }
}
