using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class PaginationTests
{
    private static readonly Page<string> First = new(["a", "b"], "2", total: 3);
    private static readonly Page<string> Second = new(["c"]);

    [Test]
    public async Task Items_are_listed_across_pages()
    {
        Assert.That(await Items(AsyncPageable<string>.FromPages([First, Second])), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task A_listing_can_be_resumed_from_a_token()
    {
        var pages = new List<Page<string>>();
        await foreach (var page in AsyncPageable<string>.FromPages([First, Second]).AsPages("2"))
        {
            pages.Add(page);
        }

        Assert.That(pages, Is.EqualTo(new[] { Second }));
    }

    [Test]
    public async Task Pages_are_read_one_after_the_other_until_one_has_no_token()
    {
        var asked = new List<string?>();
        var listing = Listing((token, _) =>
        {
            asked.Add(token);
            return token is null ? First : Second;
        });

        var items = await Items(listing);

        Assert.Multiple(() =>
        {
            Assert.That(items, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(asked, Is.EqualTo(new[] { null, "2" }));
        });
    }

    [Test]
    public async Task A_page_that_repeats_throws()
    {
        var number = 0;
        var listing = Listing((_, _) => new Page<string>(["a"], "t" + ++number));

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Items(listing));

        Assert.That(exception!.Message, Does.Contain("the same page twice"));
    }

    [Test]
    public async Task Pages_that_go_in_a_circle_throw()
    {
        var number = 0;
        var listing = Listing((_, _) => new Page<string>(["item " + (number % 7)], "t" + ++number));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(listing));

        Assert.That(number, Is.LessThan(20));
    }

    [Test]
    public async Task A_token_that_repeats_throws()
    {
        var number = 0;
        var listing = Listing((_, _) => new Page<string>(["a" + ++number], "t"));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(listing));
    }

    [Test]
    public void A_page_size_below_one_is_refused()
    {
        var listing = Listing((_, _) => Second);

        Assert.That(() => listing.AsPages(pageSizeHint: 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static PagedListing<string> Listing(Func<string?, int?, Page<string>> read)
    {
        return new PagedListing<string>((token, size, _) => Task.FromResult(read(token, size)), item => item);
    }

    private static async Task<List<string>> Items(AsyncPageable<string> listing)
    {
        var items = new List<string>();
        await foreach (var item in listing)
        {
            items.Add(item);
        }

        return items;
    }
}
