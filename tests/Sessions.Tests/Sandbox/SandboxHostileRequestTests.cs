using System.Net;
using System.Text;

namespace Sessions.Tests.Sandbox;

internal sealed class SandboxHostileRequestTests : SandboxFixture
{
    private static readonly string Deep = new string('[', 500) + new string(']', 500);

    private static readonly byte[][] Bodies =
    [
        [],
        [0],
        [0xFF, 0xFE],
        [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'],
        Encoding.UTF8.GetBytes("{\"userId\":\"\\ud800\"}"),
        [.. "{\"userId\":\""u8, 0xC3, 0x28, .. "\"}"u8],
        Encoding.UTF8.GetBytes("nul"),
        Encoding.UTF8.GetBytes("\"text\""),
        Encoding.UTF8.GetBytes("{\"filters\":" + Deep + "}"),
        Encoding.UTF8.GetBytes("{\"filters\":[{\"type\":[]}],\"references\":[[]],\"userId\":{}}"),
        Encoding.UTF8.GetBytes("{\"filters\":[],\"query\":{\"operator\":\"and\",\"filters\":[{\"type\":\"number\",\"value\":{}}]},\"userId\":[]}"),
        Encoding.UTF8.GetBytes("{} {}"),
        Encoding.UTF8.GetBytes("{\"filters\":[],}"),
        Encoding.UTF8.GetBytes("/* */ {\"filters\":[]}"),
    ];

    private static IEnumerable<TestCaseData<string, byte[]>> Requests()
    {
        string[] paths =
        [
            "orq/v2/traces/sessions", "orq/v2/traces/sessions/query", "orq/v2/traces/sessions/count",
            "whylabs/v0/sessions", "portal/sessions", "portal/sessions/async",
        ];
        return paths.SelectMany(path => Bodies.Select((body, number) => new TestCaseData<string, byte[]>(path, body) { TestName = $"{path} body {number}" }));
    }

    [TestCaseSource(nameof(Requests))]
    public async Task Hostile_body_is_refused_and_never_a_failure_of_the_sandbox(string path, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (path.StartsWith("orq", StringComparison.Ordinal) ? Server.Orq : Server.Portal).ApiKey);

        var answer = await Answer.ReadAsync(await Anonymous.SendAsync(request));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.UnprocessableEntity), answer.Text);
        Assert.That(Log.Single().Exception, Is.Null);
    }

    [TestCase("whylabs/v0/sessions/%00")]
    [TestCase("whylabs/v0/sessions/%FF")]
    [TestCase("orq/v2/traces/sessions/%2e%2e")]
    [TestCase("orq/v2/traces/sessions/%2F")]
    [TestCase("orq/v2/traces/sessions/a%0d%0ab")]
    [TestCase("portal/sessions?agent_id=%FF%00")]
    [TestCase("portal/sessions?agent_id=a&agent_id=b")]
    [TestCase("humanloop/v4/sessions?project_id=%00&page=%E0%A4%A")]
    public async Task Hostile_address_is_never_a_failure_of_the_sandbox(string address)
    {
        var response = await RawRequest.SendAsync(Server.Address, $"GET /{address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {Server.Portal.ApiKey}\r\n\r\n");

        Assert.That(response, Does.Match("^HTTP/1.1 [24]"));
        Assert.That(Log.Where(entry => entry.Exception is not null), Is.Empty);
    }
}
