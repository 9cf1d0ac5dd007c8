using System.Net;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class PageNumberListingTests
{
    private static readonly string[] None = [];
    private static readonly string[] One = ["a"];
    private static readonly string[] Two = ["a", "b"];

    private static IEnumerable<TestCaseData> LastPages =>
    [
        Case("an empty page", new Answer(None) { HasMore = true }, page: 1),
        Case("a page without the member of the items", new Answer(null) { HasMore = true }, page: 1),
        Case("an empty page before the total is reached", new Answer(None) { Total = 9, Size = 2 }, page: 1),
        Case("a page that says that no more follow", new Answer(Two) { HasMore = false }, page: 1),
        Case("a page that says so although the total is not reached", new Answer(Two) { HasMore = false, Total = 9, Size = 2 }, page: 1),
        Case("the only page", new Answer(Two) { Total = 2, Size = 2 }, page: 1),
        Case("the page that completes the total", new Answer(Two) { Total = 4, Size = 2 }, page: 2),
        Case("a short page that completes the total", new Answer(One) { Total = 3, Size = 2 }, page: 2),
        Case("a page beyond the total", new Answer(Two) { Total = 4, Size = 2 }, page: 3),
        Case("the page that completes the total, without a size", new Answer(Two) { Total = 4 }, page: 2),
        Case("a page that is shorter than the size but lies where the total ends", new Answer(Two) { Total = 12, Size = 10 }, page: 2),
        Case("the second page of a listing that counts from 0", new Answer(One) { Total = 3, Size = 2 }, page: 1, firstPage: 0),
    ];

    private static IEnumerable<TestCaseData> OtherPages =>
    [
        Case("a page that tells nothing", new Answer(Two), page: 1),
        Case("a page that says that more follow", new Answer(Two) { HasMore = true }, page: 1),
        Case("a page before the total is reached", new Answer(Two) { Total = 4, Size = 2 }, page: 1),
        Case("a page before a short one", new Answer(Two) { Total = 3, Size = 2 }, page: 1),
        Case("a page before the total is reached, without a size", new Answer(Two) { Total = 4 }, page: 1),
        Case("a page of a size that is 0", new Answer(Two) { Total = 4, Size = 0 }, page: 1),
        Case("a page that disproves its total", new Answer(Two) { Total = 1, Size = 2 }, page: 1),
        Case("a page that is shorter than the size before the total ends", new Answer(Two) { Total = 12, Size = 10 }, page: 1),
        Case("the first page of a listing that counts from 0", new Answer(Two) { Total = 3, Size = 2 }, page: 0, firstPage: 0),
    ];

    [TestCaseSource(nameof(LastPages))]
    public async Task The_last_page_has_no_token(Answer answer, int page, int firstPage)
    {
        Assert.That((await PageOf(answer, page, firstPage)).ContinuationToken, Is.Null);
    }

    [TestCaseSource(nameof(OtherPages))]
    public async Task Any_other_page_has_the_token_of_the_next_one(Answer answer, int page, int firstPage)
    {
        Assert.That((await PageOf(answer, page, firstPage)).ContinuationToken, Is.EqualTo($"{page + 1}"));
    }

    [Test]
    public async Task A_page_has_its_items_the_total_and_its_response()
    {
        var page = await PageOf(new Answer(Two) { Total = 9 }, page: 1, firstPage: 1);

        Assert.That((page.Items, page.Total, page.Response!.StatusCode), Is.EqualTo((Two, 9L, HttpStatusCode.PartialContent)));
    }

    [Test]
    public async Task A_page_without_the_member_of_the_items_has_none()
    {
        Assert.That((await PageOf(new Answer(null), page: 1, firstPage: 1)).Items, Is.Empty);
    }

    [Test]
    public void A_token_that_is_no_page_number_is_refused_before_the_listing_is_read()
    {
        Assert.That(() => Listing(new Answer(One), firstPage: 1).AsPages("next"), Throws.ArgumentException);
    }

    private static TestCaseData Case(string name, Answer answer, int page, int firstPage = 1)
    {
        return new TestCaseData(answer, page, firstPage).SetArgDisplayNames(name);
    }

    private static async Task<Page<string>> PageOf(Answer answer, int page, int firstPage)
    {
        await using var pages = Listing(answer, firstPage).AsPages(PageNumber.Format(page)).GetAsyncEnumerator();
        await pages.MoveNextAsync();
        return pages.Current;
    }

    private static PageNumberListing<string, Answer> Listing(Answer answer, int firstPage)
    {
        return new PageNumberListing<string, Answer>(
            (_, _, _) => Task.FromResult(new ApiResponse<Answer>(answer, HttpStatusCode.PartialContent)),
            new PageNumberShape<string, Answer>(page => page.Items, item => item)
            {
                FirstPage = firstPage,
                Total = answer.Total is null ? null : page => page.Total!.Value,
                Size = answer.Size is null ? null : page => page.Size!.Value,
                HasMore = answer.HasMore is null ? null : page => page.HasMore!.Value,
            });
    }

    /// <summary>
    /// What a page says; null for what the API does not tell.
    /// </summary>
    internal sealed record Answer(string[]? Items)
    {
        public long? Total { get; init; }

        public long? Size { get; init; }

        public bool? HasMore { get; init; }
    }
}
