using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// Lists of a response that hold null in place of an item.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class NullItemTests
{
    private static readonly TestCaseData[] Pages =
    [
        Page("Orq by number", """{"object":"list","data":[null],"has_more":false}""", handler => Clients.Orq(handler).ListAllSessionsAsync()),
        Page("Orq by cursor", """{"object":"list","data":[null,{"id":"s"}],"has_more":false}""", handler => Clients.Orq(handler).ListAllSessionsAsync(new SessionQuery().ByCursor())),
        Page("Orq by cursor, at the end", """{"object":"list","data":[{"id":"s"},null],"has_more":true}""", handler => Clients.Orq(handler).ListAllSessionsAsync(new SessionQuery().ByCursor())),
        Page("Humanloop", """{"records":[null],"page":1,"size":1,"total":2}""", handler => Clients.Humanloop(handler).ListAllSessionsAsync("p")),
        Page("Humanloop, nothing before the first comma", """{"records":[,{"id":"s"}],"page":1,"size":1,"total":2}""", handler => Clients.Humanloop(handler).ListAllSessionsAsync("p")),
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_with_null_in_place_of_an_item_is_an_invalid_response(string body, Func<HttpMessageHandler, IAsyncEnumerable<object>> list)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(body));

        await Assert.ThrowsAsync<InvalidResponseException>(async () =>
        {
            await foreach (var item in list(handler))
            {
                Assert.That(item, Is.Not.Null);
            }
        });
    }

    [Test]
    public async Task An_item_that_is_null_where_the_last_one_is_the_cursor_is_an_invalid_response()
    {
        var listing = new TokenListing<string?, string>(
            (_, _) => Task.FromResult(new ApiResponse<string>("page")),
            new TokenListingShape<string?, string>(_ => ["a", null], identity: item => item!.Trim()) { NextOfLast = item => item!.Trim() });

        await Assert.ThrowsAsync<InvalidResponseException>(async () =>
        {
            await foreach (var item in listing)
            {
                Assert.That(item, Is.Not.Null);
            }
        });
    }

    private static TestCaseData Page(string name, string body, Func<HttpMessageHandler, IAsyncEnumerable<object>> list) =>
        new TestCaseData(body, list).SetArgDisplayNames(name);
}
