using Sessions.Sandbox;

namespace Sessions.Tests.Sandbox;

internal sealed class FaultTextTests
{
    private static IEnumerable<TestCaseData<SandboxFault, string>> Texts()
    {
        yield return new(SandboxFault.Status(503), "status=503");
        yield return new(SandboxFault.Status(429, TimeSpan.FromMinutes(1)), "status=429;retry-after=60");
        yield return new(SandboxFault.Latency(TimeSpan.FromSeconds(1.5)), "latency=1500ms");
        yield return new(SandboxFault.Latency(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(0.5)), "latency=2000ms;jitter=0.5ms");
        yield return new(SandboxFault.DropConnection(SandboxDropPoint.Before), "drop=before");
        yield return new(SandboxFault.DropConnection(SandboxDropPoint.Headers), "drop=headers");
        yield return new(SandboxFault.DropConnection(SandboxDropPoint.Body), "drop=body");
        yield return new(SandboxFault.DropConnection(SandboxDropPoint.After), "drop=after");
        yield return new(SandboxFault.TruncatedJson(), "truncated-json");
        yield return new(SandboxFault.MalformedJson(), "malformed-json");
        yield return new(SandboxFault.WrongContentType(), "content-type=text/html");
        yield return new(SandboxFault.DuplicateDelivery(), "duplicate");
        yield return new(SandboxFault.Trickle(16, TimeSpan.FromMilliseconds(100)), "trickle=16;interval=100ms");
        yield return new(SandboxFault.PageDrift(2, 1), "page-drift;inserted=2;removed=1");
        yield return new(SandboxFault.ExpiredUpload(), "expired-upload");
    }

    [TestCaseSource(nameof(Texts))]
    public void Text_of_a_fault_is_read_back_as_the_same_fault(SandboxFault fault, string text)
    {
        Assert.That(fault.ToString(), Is.EqualTo(text));
        Assert.That(SandboxFault.Parse(text).ToString(), Is.EqualTo(text));
    }

    [TestCase(" status = 503 ; retry-after = 2 ", "status=503;retry-after=2")]
    [TestCase("latency=1.5s;jitter=1s", "latency=1500ms;jitter=1000ms")]
    [TestCase("page-drift", "page-drift;inserted=1;removed=0")]
    [TestCase("page-drift;removed=1", "page-drift;inserted=0;removed=1")]
    public void Text_may_have_spaces_seconds_and_defaults(string text, string expected)
    {
        Assert.That(SandboxFault.Parse(text).ToString(), Is.EqualTo(expected));
    }

    [TestCase("", "The fault '' has a part that is not a name, an equals sign and a value.")]
    [TestCase("boom", "There is no fault 'boom'.")]
    [TestCase("status", "The fault status needs a value for status.")]
    [TestCase("status=", "The fault 'status=' has a part that is not a name, an equals sign and a value.")]
    [TestCase("status=ok", "The value of status must be a whole number, but is 'ok'.")]
    [TestCase("status=200", "The status must be an error, from 400 to 599, but is 200.")]
    [TestCase("status=503;retry=2", "The fault status has no parameter retry.")]
    [TestCase("status=503;retry-after=1.5", "The value of retry-after must be a whole number, but is '1.5'.")]
    [TestCase("status=503;status=504", "The fault 'status=503;status=504' has status twice.")]
    [TestCase("status=503;soon", "The fault 'status=503;soon' has a part that is not a name, an equals sign and a value.")]
    [TestCase("latency=5", "The value of latency must be a time such as 250ms or 1.5s, but is '5'.")]
    [TestCase("latency=-5s", "The value of latency must be a time such as 250ms or 1.5s, but is '-5s'.")]
    [TestCase("latency=90000s", "The latency must not be negative or longer than a day, but is 1.01:00:00.")]
    [TestCase("drop=sometimes", "A connection is dropped before, headers, body or after, but not 'sometimes'.")]
    [TestCase("duplicate=3", "The fault duplicate takes no value, but has '3'.")]
    [TestCase("content-type=html", "The content type must be a type and a subtype without parameters, but is 'html'.")]
    [TestCase("trickle=0;interval=1s", "A trickle must have at least 1 byte at a time, but has 0.")]
    [TestCase("trickle=1", "The fault trickle needs a value for interval.")]
    [TestCase("page-drift;inserted=0", "Page drift must insert or remove at least 1 session, but inserts 0 and removes 0.")]
    public void Wrong_text_is_refused_with_what_is_wrong_and_the_grammar(string text, string sentence)
    {
        Assert.That(() => SandboxFault.Parse(text), Throws.TypeOf<FormatException>().With.Message.StartsWith(sentence + " A fault is one of status=CODE"));
    }

    [Test]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.That(() => SandboxFault.Status(399), Throws.ArgumentException);
        Assert.That(() => SandboxFault.Status(503, TimeSpan.FromSeconds(1.5)), Throws.ArgumentException);
        Assert.That(() => SandboxFault.Status(503, TimeSpan.FromSeconds(-1)), Throws.ArgumentException);
        Assert.That(() => SandboxFault.Latency(TimeSpan.FromSeconds(-1)), Throws.ArgumentException);
        Assert.That(() => SandboxFault.Latency(TimeSpan.Zero, TimeSpan.FromDays(2)), Throws.ArgumentException);
        Assert.That(() => SandboxFault.DropConnection((SandboxDropPoint)9), Throws.ArgumentException);
        Assert.That(() => SandboxFault.WrongContentType("text/html; charset=utf-8"), Throws.ArgumentException);
        Assert.That(() => SandboxFault.Trickle(1, TimeSpan.FromSeconds(-1)), Throws.ArgumentException);
        Assert.That(() => SandboxFault.PageDrift(-1), Throws.ArgumentException);
    }
}
