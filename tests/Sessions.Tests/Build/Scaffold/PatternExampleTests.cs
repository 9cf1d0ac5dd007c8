using Sessions.Sandbox;

namespace Sessions.Tests.Build.Scaffold;

/// <summary>
/// Texts for the patterns of documents.
/// </summary>
internal sealed class PatternExampleTests
{
    [TestCase("^AC[0-9a-fA-F]{32}$", 0, "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("^\\d{3}-\\d{2,4}$", 0, "000-00")]
    [TestCase("^[A-Z]{2}$", 0, "AA")]
    [TestCase("[^a]", 0, "0")]
    [TestCase("^(en|de)(-[A-Z]+)?$", 0, "en")]
    [TestCase("^(?:x|y)+?z*$", 0, "x")]
    [TestCase("^(?<year>[0-9]{4})-(?!00)[0-9]{2}$", 0, null)]
    [TestCase("^(?=.*[0-9])[a-z0-9]+$", 0, null)]
    [TestCase("^[]x]\\.\\+$", 0, "].+")]
    [TestCase("^\\p{Lu}\\s?$", 0, "A")]
    [TestCase("^[a-z]+$", 5, "aaaaa")]
    [TestCase("^ü*$", 2, "üü")]
    [TestCase("^https?://", 0, "http://")]
    [TestCase("[", 0, null)]
    [TestCase("^[a-z", 0, null)]
    [TestCase("^a{9}$", 10, null)]
    public void A_text_fits_the_pattern_or_there_is_none(string pattern, int least, string? text)
    {
        Assert.That(PatternExample.Of(pattern, least, most: 40), Is.EqualTo(text));
    }
}
