using System.Net;
using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class TokenListingTests
{
    private const string First = """{"items":["a","b"],"next":"c1"}""";
    private const string Last = """{"items":["c"]}""";

    [Test]
    public async Task A_cursor_leads_to_the_next_page_and_its_absence_to_the_end()
    {
        var pages = new Pages(First, Last);

        Assert.That(await ItemsAsync(pages.ByCursor()), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(pages.Tokens, Is.EqualTo(new string?[] { null, "c1" }));
    }

    [TestCase("""{"items":["a"],"next":null}""")]
    [TestCase("""{"items":["a"],"next":""}""")]
    [TestCase("""{"items":["a"],"next":"c1","more":false}""")]
    public async Task A_cursor_that_is_null_or_empty_or_contradicted_is_the_end(string page)
    {
        Assert.That(await ItemsAsync(new Pages(page).ByCursor()), Is.EqualTo(new[] { "a" }));
    }

    [TestCase("""{"items":["a"],"more":true}""")]
    [TestCase("""{"items":["a"],"more":true,"next":null}""")]
    [TestCase("""{"items":["a"],"more":true,"next":""}""")]
    public async Task A_page_that_says_that_more_follow_and_not_where_is_an_exception(string page)
    {
        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => ItemsAsync(new Pages(page).ByCursor()));

        Assert.That(exception!.Message, Is.EqualTo("A page does not say where the next one starts, and is not said to be the last one."));
    }

    [TestCase("""{"items":["a",null]}""")]
    [TestCase("""{"items":["a",""],"more":null}""")]
    [TestCase("""{"items":["a",""],"more":true}""")]
    public async Task A_last_item_without_the_cursor_is_an_exception_unless_its_page_is_the_last(string page)
    {
        await Assert.ThrowsAsync<InvalidResponseException>(() => ItemsAsync(new Pages(page).ByLast()));
    }

    [TestCase("""{"items":["a"]}""")]
    [TestCase("""{"items":["a"],"more":null}""")]
    public async Task A_page_that_does_not_say_whether_more_follow_leads_to_the_empty_page(string page)
    {
        var pages = new Pages(page, """{"items":[]}""");

        Assert.That(await ItemsAsync(pages.ByLast()), Is.EqualTo(new[] { "a" }));
        Assert.That(pages.Tokens, Is.EqualTo(new string?[] { null, "a" }));
    }

    [Test]
    public async Task Pages_without_items_and_ever_new_cursors_end_at_the_limit()
    {
        var pages = new Pages([.. Enumerable.Range(0, 2000).Select(number => $$"""{"items":[],"next":"c{{number}}"}""")]);

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => ItemsAsync(pages.ByCursor()));

        Assert.That(exception!.Message, Is.EqualTo("The server sent 1000 pages without items one after another, so the listing would never end."));
        Assert.That(pages.Tokens, Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Pages_without_items_in_between_are_part_of_a_listing()
    {
        string[] gap = [.. Enumerable.Range(0, 999).Select(number => $$"""{"items":[],"next":"c{{number}}"}""")];
        var pages = new Pages([.. gap, """{"items":["a"],"next":"d"}""", .. gap, """{"items":["b"]}"""]);

        Assert.That(await ItemsAsync(pages.ByCursor()), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task An_offset_is_the_number_of_items_so_far()
    {
        var pages = new Pages("""{"items":["a","b"]}""", """{"items":["c"]}""", """{"items":[]}""");

        await ItemsAsync(pages.ByOffset());

        Assert.That(pages.Tokens, Is.EqualTo(new string?[] { null, "2", "3" }));
    }

    [Test]
    public async Task A_total_spares_the_empty_page()
    {
        var pages = new Pages("""{"items":["a","b"],"total":3}""", """{"items":["c"],"total":3}""");

        Assert.That(await ItemsAsync(pages.ByOffset()), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [TestCase("-1")]
    [TestCase("two")]
    [TestCase("9223372036854775807")]
    public void A_token_that_is_no_offset_is_refused_at_once(string token)
    {
        Assert.That(() => new Pages().ByOffset().AsPages(token), Throws.ArgumentException);
    }

    [Test]
    public async Task The_identity_of_the_last_item_can_be_the_cursor()
    {
        var pages = new Pages("""{"items":["a","b"],"more":true}""", """{"items":["c"],"more":false}""");

        await ItemsAsync(pages.ByLast());

        Assert.That(pages.Tokens, Is.EqualTo(new string?[] { null, "b" }));
    }

    [Test]
    public async Task A_page_that_repeats_is_an_exception_also_without_an_identity()
    {
        var pages = new Pages(First, First.Replace("c1", "c2", StringComparison.Ordinal));

        await Assert.ThrowsAsync<InvalidResponseException>(() => ItemsAsync(pages.ByCursor()));
    }

    [TestCase("<https://api.test/base/things?page=2>; rel=\"next\"", "https://api.test/base/things?page=2")]
    [TestCase("</base/things?page=2>; rel=next", "https://api.test/base/things?page=2")]
    [TestCase("<?page=2>; REL=\"last NEXT\"; title=\"a, b; c\"", "https://api.test/base/things?page=2")]
    [TestCase("<https://api.test/base/things?page=9>; rel=\"last\", <https://api.test/base/things?page=2>; rel=\"next\"", "https://api.test/base/things?page=2")]
    [TestCase("<https://api.test/base/things?a=1,2&page=2>; title=\"\\\"x\\\", rel=next\"; rel=\"next\"", "https://api.test/base/things?a=1,2&page=2")]
    public async Task A_link_is_followed(string link, string address)
    {
        var handler = new ScriptedHandler(Page(First, link), Page(Last, null));

        Assert.That(await ItemsAsync(ByLink(handler)), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(handler.Requests[1].Address.AbsoluteUri, Is.EqualTo(address));
        Assert.That(handler.Requests[1].Header("Authorization"), Is.EqualTo("Bearer key-1"));
    }

    [TestCase("<https://api.test/base/things?page=1>; rel=\"prev\"")]
    [TestCase("<https://api.test/base/things?page=2")]
    [TestCase("rel=\"next\"")]
    [TestCase("<https://api.test/base/things?page=2>; title=\"rel=next\"")]
    public async Task Without_a_link_to_the_next_page_the_listing_ends(string link)
    {
        Assert.That(await ItemsAsync(ByLink(new ScriptedHandler(Page(First, link)))), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("https://evil.test/base/things?page=2")]
    [TestCase("//evil.test/base/things")]
    [TestCase("http://api.test/base/things?page=2")]
    [TestCase("https://api.test:8443/base/things")]
    public async Task A_link_to_another_origin_is_refused_before_anything_is_sent(string target)
    {
        var handler = new ScriptedHandler(Page(First, $"<{target}>; rel=\"next\""));

        var exception = await Assert.ThrowsAsync<SessionsException>(() => ItemsAsync(ByLink(handler)));

        Assert.That(exception!.Message, Does.Contain("leads to another origin than the base address"));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_in_a_link_is_not_sent_twice()
    {
        var handler = new ScriptedHandler(Page(First, "<https://api.test/base/things?page=2&key=echoed>; rel=\"next\""), Page(Last, null));

        await ItemsAsync(ByLink(handler, CredentialScheme.QueryKey("key")));

        Assert.That(handler.Requests[1].Address.Query, Is.EqualTo("?page=2&key=key-1"));
    }

    private static TokenListing<string, JObject> ByLink(HttpMessageHandler handler, CredentialScheme? scheme = null)
    {
        var pipeline = SessionsPipeline.Create(handler, new AddedOptions(scheme ?? CredentialScheme.Bearer, "key-1"));
        return new TokenListing<string, JObject>(
            (step, token) =>
            {
                var request = AddedOptions.Request();
                step.Follow(request);
                return pipeline.SendAsync<JObject>(request, token);
            },
            new TokenListingShape<string, JObject>(Items, identity: null) { NextHeader = "Link" });
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Page(string body, string? link)
    {
        return (_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) };
            if (link is not null)
            {
                response.Headers.TryAddWithoutValidation("Link", link);
            }

            return Task.FromResult(response);
        };
    }

    private static IEnumerable<string> Items(JObject page) => page["items"]!.Select(item => (string)item!);

    private static async Task<List<string>> ItemsAsync(AsyncPageable<string> listing)
    {
        var items = new List<string>();
        await foreach (var item in listing)
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>
    /// Answers page after page, and keeps the tokens that they were asked for with.
    /// </summary>
    private sealed class Pages(params string[] pages)
    {
        private readonly List<string?> _tokens = [];

        public IReadOnlyList<string?> Tokens => _tokens;

        public TokenListing<string, JObject> ByCursor() => With(new TokenListingShape<string, JObject>(Items, identity: null)
        {
            Next = page => (string?)page["next"],
            HasMore = page => (bool?)page["more"],
        });

        public TokenListing<string, JObject> ByOffset() => With(new TokenListingShape<string, JObject>(Items, item => item)
        {
            CountsItems = true,
            Total = page => (long?)page["total"],
        });

        public TokenListing<string, JObject> ByLast() => With(new TokenListingShape<string, JObject>(Items, item => item)
        {
            NextOfLast = item => item,
            HasMore = page => (bool?)page["more"],
        });

        private TokenListing<string, JObject> With(TokenListingShape<string, JObject> shape) => new(
            (step, _) =>
            {
                _tokens.Add(step.Token);
                return Task.FromResult(new ApiResponse<JObject>(JObject.Parse(pages[_tokens.Count - 1])));
            },
            shape);
    }
}
