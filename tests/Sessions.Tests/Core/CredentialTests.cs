using System.Net;
using Sessions.Core;
using Sessions.WhyLabs;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class CredentialTests
{
    [Test]
    public async Task The_provider_of_keys_is_asked_for_each_attempt()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable, ("Retry-After", "0")), ScriptedHandler.Json("{}"));
        var asked = 0;
        var client = Clients.Orq(handler, options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = _ => new ValueTask<string?>("key-" + ++asked);
        });

        await client.GetSessionAsync("s");

        Assert.That(handler.Requests.Select(request => request.Header("Authorization")), Is.EqualTo(new[] { "Bearer key-1", "Bearer key-2" }));
    }

    [Test]
    public async Task An_operation_that_takes_no_credential_gets_none()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"id":"s"}"""));

        await foreach (var session in Clients.Portal(handler).SubscribeToSessionAsync("s"))
        {
            Assert.That(session.Id, Is.EqualTo("s"));
        }

        Assert.That(handler.Request.Header("Authorization"), Is.Null);
    }

    [Test]
    public async Task An_operation_that_can_do_without_a_key_is_called_without_one()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"id":"session-1"}"""));
        var client = Clients.WhyLabs(handler, options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = _ => new ValueTask<string?>((string?)null);
        });

        await client.CreateSessionAsync(new CreateSessionRequest { UserId = "u" });

        Assert.That(handler.Request.Header("X-API-Key"), Is.Null);
    }

    [Test]
    public async Task An_operation_that_needs_a_key_fails_without_one_before_anything_is_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var client = Clients.WhyLabs(handler, options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = _ => new ValueTask<string?>(string.Empty);
        });

        var exception = await Assert.ThrowsAsync<SessionsException>(() => client.GetSessionAsync("session-1"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.Message, Is.EqualTo(
                "GetSession needs a key for WhyLabs, and there is none: set ApiKey or CredentialProvider. Nothing was sent."));
            Assert.That(handler.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_supplied_key_that_no_header_can_carry_is_refused_without_repeating_it()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var client = Clients.Orq(handler, options =>
        {
            options.ApiKey = null;
            options.CredentialProvider = _ => new ValueTask<string?>("key\r\nX-Evil: 1");
        });

        var exception = await Assert.ThrowsAsync<SessionsException>(() => client.GetSessionAsync("s"));

        Assert.Multiple(() =>
        {
            Assert.That(exception!.ToString(), Does.Not.Contain("Evil"));
            Assert.That(exception.Message, Is.EqualTo(
                "The credential provider returned a key that can't be sent: it must not have a line break or another control character inside. "
                + "Nothing was sent."));
            Assert.That(handler.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_key_without_a_prefix_is_sent_as_it_is()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.WhyLabs(handler).GetSessionAsync("session-1");

        Assert.That(handler.Request.Header("X-API-Key"), Is.EqualTo("key-1"));
    }

    [Test]
    public async Task A_redirect_is_an_error_that_says_so()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.Redirect, ("Location", "https://elsewhere.test/")));

        var exception = await Assert.ThrowsAsync<SessionsApiException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That(exception!.Message, Does.Contain("redirects are not followed"));
    }
}
