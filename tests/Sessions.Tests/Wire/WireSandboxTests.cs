using System.Net;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// The requests of the recordings, sent by our clients to a sandbox.
/// </summary>
internal sealed class WireSandboxTests
{
    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed,
        HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity, HttpStatusCode.InternalServerError,
    ];

    private static IEnumerable<TestCaseData<IWireSuite, Uri, Func<SandboxServer, SandboxProvider>, string, string>> Cases()
    {
        (IWireSuite Suite, string Address, Func<SandboxServer, SandboxProvider> Provider)[] rows =
        [
            (WhyLabsWireTests.Suite, "https://api.whylabsapp.com", server => server.WhyLabs),
            (HumanloopWireTests.Suite, "https://api.humanloop.com/v4", server => server.Humanloop),
            (OrqWireTests.Suite, "https://my.orq.ai", server => server.Orq),
            (PortalWireTests.Suite, "https://portal.example", server => server.Portal),
        ];
        return
        [
            .. from row in rows
               from covered in row.Suite.Covered
               select new TestCaseData<IWireSuite, Uri, Func<SandboxServer, SandboxProvider>, string, string>(
                   row.Suite, new Uri(row.Address), row.Provider, covered.Operation, covered.Case)
               {
                   TestName = $"{row.Suite.Provider}/{covered.Operation}/{covered.Case} on the sandbox",
               },
        ];
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Request_of_a_recording_is_one_that_the_sandbox_understands(
        IWireSuite suite, Uri address, Func<SandboxServer, SandboxProvider> provider, string operation, string @case)
    {
        await using var server = await SandboxServer.StartAsync();

        var (status, text) = await suite.AnswerOfSandboxAsync(operation, @case, address, provider(server));

        Assert.That(Refusals, Does.Not.Contain(status), text);
        Assert.That(server.Exchanges.Single().Operation, Is.Not.Null);
    }
}
