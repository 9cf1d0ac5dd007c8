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

        Assert.That(exception!.Message, Is.EqualTo("The server sent the same page twice, so the listing would never end."));
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

        var exception = await Assert.ThrowsAsync<InvalidResponseException>(() => Items(listing));

        Assert.That(exception!.Message, Is.EqualTo("The server sent the token of the page that was just read, so the listing would never end."));
    }

    [Test]
    public async Task Pages_that_go_in_a_circle_after_the_first_one_throw()
    {
        var number = 0;
        var listing = Listing((_, _) => new Page<string>(["item " + (number == 0 ? "first" : number % 7)], "t" + ++number));

        await Assert.ThrowsAsync<InvalidResponseException>(() => Items(listing));

        Assert.That(number, Is.LessThan(20));
    }

    [Test]
    public async Task Empty_pages_in_a_row_are_no_repetition()
    {
        var listing = Listing((token, _) => token switch
        {
            null => new Page<string>([], "2"),
            "2" => new Page<string>([], "3"),
            _ => new Page<string>(["a"]),
        });

        Assert.That(await Items(listing), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Pages_of_the_same_length_are_told_apart_by_their_items()
    {
        var listing = Listing((token, _) => token is null ? new Page<string>(["a"], "2") : new Page<string>(["b"]));

        Assert.That(await Items(listing), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_page_size_below_one_is_refused(int size)
    {
        var listing = Listing((_, _) => Second);

        Assert.That(
            () => listing.AsPages(pageSizeHint: size),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A page must have at least one item. (Parameter 'pageSizeHint')"));
    }

    [Test]
    public void A_page_size_of_one_is_accepted()
    {
        Assert.That(() => Listing((_, _) => Second).AsPages(pageSizeHint: 1), Throws.Nothing);
    }

    [Test]
    public async Task Known_pages_without_tokens_are_all_listed()
    {
        Assert.That(await Items(AsyncPageable<string>.FromPages([new Page<string>(["a"]), new Page<string>(["b"])])), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Known_pages_are_not_listed_for_a_token_that_was_cancelled()
    {
        await using var items = AsyncPageable<string>.FromPages([First, Second]).GetAsyncEnumerator(new CancellationToken(canceled: true));

        await Assert.CatchAsync<OperationCanceledException>(() => items.MoveNextAsync().AsTask());
    }

    [Test]
    public void A_listing_refuses_an_argument_that_is_null()
    {
        Assert.That(
            () => ListingArgument.NotBlank(null, "projectId"),
            Throws.ArgumentNullException.With.Message.EqualTo("The listing needs a projectId; pass one that is not blank. (Parameter 'projectId')"));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void A_listing_refuses_an_argument_that_is_blank(string value)
    {
        Assert.That(
            () => ListingArgument.NotBlank(value, "projectId"),
            Throws.ArgumentException.With.Message.EqualTo("The listing needs a projectId; pass one that is not blank. (Parameter 'projectId')"));
    }

    [Test]
    public void A_listing_accepts_an_argument_that_is_not_blank()
    {
        Assert.That(() => ListingArgument.NotBlank("pr_1", "projectId"), Throws.Nothing);
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
