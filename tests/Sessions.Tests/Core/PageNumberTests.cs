using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class PageNumberTests
{
    [TestCase(0)]
    [TestCase(1)]
    public void No_token_stands_for_the_first_page(int firstPage)
    {
        Assert.That(PageNumber.Parse(null, firstPage), Is.EqualTo(firstPage));
    }

    [TestCase("1", 1, 1)]
    [TestCase("2", 1, 2)]
    [TestCase("0", 0, 0)]
    [TestCase("2147483646", 1, 2147483646)]
    public void A_token_is_the_number_of_its_page(string token, int firstPage, int page)
    {
        Assert.That(PageNumber.Parse(token, firstPage), Is.EqualTo(page));
    }

    [TestCase("", TestName = "An_empty_token_is_refused")]
    [TestCase("next", TestName = "A_token_of_another_kind_is_refused")]
    [TestCase("1.0", TestName = "A_token_that_is_no_whole_number_is_refused")]
    [TestCase(" 1", TestName = "A_token_with_a_blank_is_refused")]
    [TestCase("+1", TestName = "A_token_with_a_sign_is_refused")]
    [TestCase("-1", TestName = "A_negative_token_is_refused")]
    [TestCase("0", TestName = "A_token_before_the_first_page_is_refused")]
    [TestCase("2147483647", TestName = "A_token_that_no_page_can_follow_is_refused")]
    [TestCase("2147483648", TestName = "A_token_beyond_the_range_of_numbers_is_refused")]
    public void A_token_that_is_no_page_of_the_listing_is_refused(string token)
    {
        Assert.That(() => PageNumber.Parse(token, firstPage: 1), Throws.ArgumentException.With.Message.EqualTo(
            "The continuation token is no page number from 1 on. "
            + "Pass the ContinuationToken of a page of this listing, or null to start at the first page. (Parameter 'continuationToken')"));
    }

    [Test]
    [SetCulture("ar-SA")]
    public void A_page_is_written_in_plain_digits_in_every_culture()
    {
        Assert.That(PageNumber.Format(1234), Is.EqualTo("1234"));
    }
}
