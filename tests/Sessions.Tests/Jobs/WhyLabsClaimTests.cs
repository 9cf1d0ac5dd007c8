using System.Net;
using Sessions.Core;
using Sessions.Sandbox;
using Sessions.WhyLabs;

namespace Sessions.Tests;

internal sealed class WhyLabsClaimTests
{
    private static IEnumerable<TestCaseData> Successes =>
    [
        new TestCaseData(ScriptedHandler.Status(HttpStatusCode.OK)).SetArgDisplayNames("without a body"),
        new TestCaseData(ScriptedHandler.Json("")).SetArgDisplayNames("with an empty body that is called JSON"),
        new TestCaseData(ScriptedHandler.Json("{}")).SetArgDisplayNames("with an empty object"),
        new TestCaseData(ScriptedHandler.Json("""{"claimed":true,"by":{"org":"org-1"},"more":null}""")).SetArgDisplayNames("with an object of any members"),
        new TestCaseData(ScriptedHandler.Json("null")).SetArgDisplayNames("with null"),
        new TestCaseData(ScriptedHandler.Text("{}", "text/plain")).SetArgDisplayNames("with another media type"),
        new TestCaseData(ScriptedHandler.Status(HttpStatusCode.NoContent)).SetArgDisplayNames("with no content by its status"),
    ];

    [TestCaseSource(nameof(Successes))]
    public async Task A_claim_is_accepted(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> success)
    {
        var handler = new ScriptedHandler(success);

        await Clients.WhyLabs(handler).ClaimGuestSessionAsync("session-1", "org-1");

        Assert.That(
            (handler.Request.Method, handler.Request.Address.PathAndQuery, handler.Request.Header("X-API-Key")),
            Is.EqualTo(("POST", "/base/v0/sessions/session-1/claim?org_id=org-1", "key-1")));
    }

    [Test]
    public async Task The_members_of_a_claim_can_be_read()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"claimed":true,"by":{"org":"org-1"}}"""));

        var claim = await Clients.WhyLabs(handler).ClaimGuestSessionAsync("session-1", "org-1");

        Assert.That((string?)claim!.AdditionalProperties["by"]["org"], Is.EqualTo("org-1"));
    }

    [TestCase("[]")]
    [TestCase("<html></html>")]
    [TestCase("{")]
    [TestCase("\u0000")]
    public async Task A_claim_that_succeeded_never_fails_on_its_body(string body)
    {
        var client = Clients.WhyLabs(new ScriptedHandler(ScriptedHandler.Json(body)));

        Assert.That(await client.ClaimGuestSessionAsync("session-1", "org-1"), Is.Null);
    }

    [Test]
    public async Task A_session_of_the_sandbox_is_claimed_once()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new WhyLabsSessionsClient(Clients.Options<WhyLabsSessionsOptions>(server.WhyLabs.Configure));
        var created = await client.CreateSessionAsync(new CreateSessionRequest { UserId = "user-1" });

        var response = await client.ClaimGuestSessionWithResponseAsync(created.Id, "org-1");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThrowsAsync<SessionsNotFoundException>(() => client.ClaimGuestSessionAsync(created.Id, "org-1"));
    }
}
