using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// Listings: the header <c>Link</c> in the first line, and below it a page. The first byte selects links, cursors or page numbers.
/// </summary>
internal sealed class ListingTarget : IFuzzTarget
{
    private const int MostPages = 8;

    private static readonly SessionsOperation Operation = new("GetThings", HttpMethod.Get, "/things", CredentialRequirement.Required);

    public string Name => "listings";

    public IEnumerable<byte[]> Seeds =>
    [
        [0, .. "<https://api.test/things?page=2>; rel=\"next\"\n{\"items\":[\"a\",\"b\"]}"u8],
        [0, .. "</things?page=2>; title=\"a, \\\"b; c\"; REL=\"last NEXT\", <?p=1>; rel=prev\n{\"items\":[]}"u8],
        [0, .. "<//evil.test/things>; rel=next\n{}"u8],
        [1, .. "\n{\"items\":[{\"id\":\"a\"}],\"next_cursor\":\"c\",\"has_more\":true,\"total\":2}"u8],
        [2, .. "\n{\"records\":[{\"id\":\"a\",\"created_at\":\"2026-01-01T00:00:00\"}],\"page\":1,\"size\":10,\"total\":30}"u8],
    ];

    public IEnumerable<string> Words =>
        [.. JsonWords.All, "<", ">", ">;", "rel=next", "rel=\"next\"", "; rel=\"prev next\"", ", ", "https://api.test/", "//", "..", "%2e", "@", "\\", "?page=", "#", ":0", "\"next_cursor\":", "\"has_more\":", "\"total\":", "\"records\":"];

    public Task RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return Task.CompletedTask;
        }

        var end = input.AsSpan(1).IndexOf((byte)'\n') + 1;
        var link = Encoding.Latin1.GetString(input, 1, Math.Max(0, end - 1));
        var pages = 0;
        HttpResponseMessage Answer(HttpRequestMessage request)
        {
            if (request.RequestUri!.GetLeftPart(UriPartial.Authority) != ScriptedServer.Address.GetLeftPart(UriPartial.Authority))
            {
                throw new InvalidOperationException($"A request with a credential went to {request.RequestUri}.");
            }

            var response = ResponseTarget.Json(++pages > MostPages ? HttpStatusCode.Gone : HttpStatusCode.OK, input.AsSpan(end + 1));
            response.Headers.TryAddWithoutValidation("Link", link);
            return response;
        }

        return (input[0] % 3) switch
        {
            0 => ScriptedServer.CallAsync(Answer, server => CountAsync(ByLink(server))),
            1 => ScriptedServer.CallAsync(Answer, _ => { }, clients => CountAsync(clients.Orq.ListAllSessionsAsync())),
            _ => ScriptedServer.CallAsync(Answer, _ => { }, clients => CountAsync(clients.Humanloop.ListAllSessionsAsync("p"))),
        };
    }

    // None of the four providers pages by links; an added one does as here.
    private static TokenListing<JToken, JObject> ByLink(HttpMessageHandler server)
    {
        var pipeline = SessionsPipeline.Create(server, new OrqSessionsOptions { ApiKey = "k", BaseAddress = ScriptedServer.Address });
        return new TokenListing<JToken, JObject>(
            (step, token) =>
            {
                var request = new SessionsRequest(Operation);
                request.AddPath("/things");
                step.Follow(request);
                return pipeline.SendAsync<JObject>(request, token);
            },
            new TokenListingShape<JToken, JObject>(page => page["items"] as JArray, identity: null) { NextHeader = "Link" });
    }

    private static async Task<object?> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var item in items)
        {
            count++;
        }

        return count;
    }
}
