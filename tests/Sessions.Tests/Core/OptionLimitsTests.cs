using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class OptionLimitsTests
{
    private static readonly (string Name, Action<RetryOptions, TimeSpan> Set)[] Durations =
    [
        ("BaseDelay", (retry, value) => retry.BaseDelay = value),
        ("MaxDelay", (retry, value) => retry.MaxDelay = value),
        ("MaxRetryAfter", (retry, value) => retry.MaxRetryAfter = value),
        ("TotalBudget", (retry, value) => retry.TotalBudget = value),
    ];

    [TestCase("00:00:00.0000001")]
    [TestCase("1.00:00:00")]
    public void A_timeout_up_to_a_day_is_accepted(TimeSpan timeout)
    {
        Assert.That(() => Orq(options => options.Timeout = timeout), Throws.Nothing);
        Assert.That(() => Orq().WithOptions(new RequestOptions { Timeout = timeout }), Throws.Nothing);
    }

    [TestCase("-00:00:01")]
    [TestCase("00:00:00")]
    [TestCase("1.00:00:00.0000001")]
    public void A_timeout_that_is_not_positive_or_exceeds_a_day_is_refused(TimeSpan timeout)
    {
        Assert.That(
            () => Orq(options => options.Timeout = timeout),
            Refuses($"OrqSessionsOptions.Timeout must be positive and at most one day, but is {timeout}."));
        Assert.That(
            () => Orq().WithOptions(new RequestOptions { Timeout = timeout }),
            Refuses("RequestOptions.Timeout must be positive and at most one day."));
    }

    [TestCase(0)]
    [TestCase(100)]
    public void Up_to_a_hundred_retries_are_accepted(int retries)
    {
        Assert.That(() => Orq(options => options.Retry.MaxRetries = retries), Throws.Nothing);
        Assert.That(() => Orq().WithOptions(new RequestOptions { Retry = new RetryOptions { MaxRetries = retries } }), Throws.Nothing);
    }

    [TestCase(-1)]
    [TestCase(101)]
    public void A_number_of_retries_below_zero_or_above_a_hundred_is_refused(int retries)
    {
        Assert.That(
            () => Orq(options => options.Retry.MaxRetries = retries),
            Refuses($"OrqSessionsOptions.Retry.MaxRetries must lie between 0 and 100, but is {retries}."));
        Assert.That(
            () => Orq().WithOptions(new RequestOptions { Retry = new RetryOptions { MaxRetries = retries } }),
            Refuses($"RequestOptions.Retry.MaxRetries must lie between 0 and 100, but is {retries}."));
    }

    [Test]
    public void A_duration_of_the_retries_up_to_a_day_is_accepted(
        [ValueSource(nameof(Durations))] (string Name, Action<RetryOptions, TimeSpan> Set) duration, [Values("00:00:00", "1.00:00:00")] TimeSpan value)
    {
        Assert.That(() => Orq(options => duration.Set(options.Retry, value)), Throws.Nothing);
    }

    [Test]
    public void A_duration_of_the_retries_below_zero_or_above_a_day_is_refused(
        [ValueSource(nameof(Durations))] (string Name, Action<RetryOptions, TimeSpan> Set) duration,
        [Values("-00:00:00.0000001", "1.00:00:00.0000001")] TimeSpan value)
    {
        Assert.That(
            () => Orq(options => duration.Set(options.Retry, value)),
            Refuses($"OrqSessionsOptions.Retry.{duration.Name} must lie between zero and one day, but is {value}."));
    }

    [Test]
    public void Every_problem_of_the_retries_of_a_call_is_told_at_once()
    {
        var retry = new RetryOptions { MaxRetries = -1, BaseDelay = TimeSpan.FromDays(2) };

        Assert.That(() => Orq().WithOptions(new RequestOptions { Retry = retry }), Refuses(
            "RequestOptions.Retry.MaxRetries must lie between 0 and 100, but is -1. "
            + "RequestOptions.Retry.BaseDelay must lie between zero and one day, but is 2.00:00:00."));
    }

    [TestCase(1)]
    [TestCase(1024L * 1024 * 1024)]
    public void A_limit_of_the_response_up_to_a_gibibyte_is_accepted(long limit)
    {
        Assert.That(() => Orq(options => options.MaxResponseBytes = limit), Throws.Nothing);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_limit_of_the_values_that_is_not_positive_is_refused(int limit)
    {
        Assert.That(
            () => Orq(options => options.MaxResponseNodes = limit),
            Refuses($"OrqSessionsOptions.MaxResponseNodes must be positive, but is {limit}."));
    }

    [TestCase("my\r\napp")]
    [TestCase("my-äpp")]
    public void A_suffix_that_no_header_can_carry_is_refused(string suffix)
    {
        Assert.That(
            () => Orq(options => options.UserAgentSuffix = suffix),
            Refuses("OrqSessionsOptions.UserAgentSuffix must consist of visible ASCII characters and spaces."));
    }

    [Test]
    public void Options_that_were_set_to_null_are_refused()
    {
        Assert.That(
            () => Orq(options => (options.TimeProvider, options.Retry) = (null!, null!)),
            Refuses("OrqSessionsOptions.TimeProvider must not be null. OrqSessionsOptions.Retry must not be null."));
    }

    [Test]
    public void Plain_http_is_refused_with_the_option_that_allows_it()
    {
        Assert.That(() => Orq(options => options.BaseAddress = new Uri("http://api.test")), Refuses(
            "OrqSessionsOptions.BaseAddress must use https, since a key sent over plain http can be read on the way; "
            + "set OrqSessionsOptions.AllowPlainHttp if that is intended."));
    }

    [Test]
    public void A_relative_address_is_refused()
    {
        Assert.That(
            () => Orq(options => options.BaseAddress = new Uri("/v2", UriKind.Relative)),
            Refuses("OrqSessionsOptions.BaseAddress must be an absolute http or https address."));
    }

    [TestCase("Accept")]
    [TestCase("Accept-Encoding")]
    [TestCase("Allow")]
    [TestCase("Authorization")]
    [TestCase("Connection")]
    [TestCase("Content-Disposition")]
    [TestCase("Content-Encoding")]
    [TestCase("Content-Language")]
    [TestCase("Content-Location")]
    [TestCase("Content-MD5")]
    [TestCase("Content-Range")]
    [TestCase("content-of-mine")]
    [TestCase("Expect")]
    [TestCase("Expires")]
    [TestCase("HTTP2-Settings")]
    [TestCase("Keep-Alive")]
    [TestCase("Last-Modified")]
    [TestCase("Proxy-Authenticate")]
    [TestCase("Proxy-Authorization")]
    [TestCase("Proxy-Connection")]
    [TestCase("TE")]
    [TestCase("Trailer")]
    [TestCase("Upgrade")]
    [TestCase("Content-Length")]
    [TestCase("Content-Type")]
    [TestCase("Cookie")]
    [TestCase("Host")]
    [TestCase("Transfer-Encoding")]
    [TestCase("User-Agent")]
    [TestCase("X-API-Key")]
    [TestCase("x-api-key")]
    [TestCase("ACCEPT")]
    public void A_header_of_the_client_of_a_body_or_of_the_connection_is_refused_for_a_call_without_its_value(string name)
    {
        var client = Clients.WhyLabs(new ScriptedHandler(ScriptedHandler.Json("{}")));

        Assert.That(
            () => client.WithOptions(new RequestOptions { Headers = { [name] = "canary" } }),
            Refuses($"The header '{name}' belongs to the client and can't be set for a call."));
    }

    [TestCase("", "a")]
    [TestCase("X Trace", "a")]
    [TestCase(":authority", "a")]
    [TestCase("X-Trace: a", "a")]
    [TestCase("X(Trace)", "a")]
    [TestCase("X-Trace\u007f", "a")]
    [TestCase("X-Trace", "a\0")]
    [TestCase("X-Trace", "a\u007f")]
    [TestCase("X-Trace", null)]
    public void A_header_that_can_not_be_sent_is_refused(string name, string? value)
    {
        Assert.That(
            () => Orq().WithOptions(new RequestOptions { Headers = { [name] = value! } }),
            Refuses("A header of a call needs a name of visible ASCII characters and a value without control characters."));
    }

    [TestCase("If-Match", "unquoted")]
    [TestCase("Date", "yesterday")]
    [TestCase("Accept-Language", "de_DE")]
    [TestCase("From", "nobody")]
    [TestCase("Cache-Control", "=")]
    public async Task A_header_arrives_as_it_was_written_whatever_NET_thinks_of_its_form(string name, string value)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.Orq(handler).WithOptions(new RequestOptions { Headers = { [name] = value } }).GetSessionAsync("s");

        Assert.That(handler.Request.Header(name), Is.EqualTo(value));
    }

    [Test]
    public void Headers_and_query_parameters_without_secrets_are_logged_by_default()
    {
        var options = new OrqSessionsOptions();

        Assert.That(options.LoggedHeaders, Is.EquivalentTo(new[] { "Content-Length", "Content-Type", "Retry-After", "X-Request-Id" }));
        Assert.That(options.LoggedQueryParameters, Is.EquivalentTo(new[] { "page", "size" }));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void A_key_needs_a_header_with_a_name(string name)
    {
        Assert.That(() => CredentialScheme.ApiKey(name), Throws.ArgumentException);
    }

    private static NUnit.Framework.Constraints.Constraint Refuses(string message)
    {
        return Throws.ArgumentException.With.Message.EqualTo(message + " (Parameter 'options')");
    }

    private static OrqSessionsClient Orq(Action<OrqSessionsOptions>? configure = null)
    {
        return Clients.Orq(new ScriptedHandler(ScriptedHandler.Json("{}")), configure);
    }
}
