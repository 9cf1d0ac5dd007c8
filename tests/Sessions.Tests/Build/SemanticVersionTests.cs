using Sessions.Build.Comparison;
using Sessions.Build.Releases;

namespace Sessions.Tests.Build;

internal sealed class SemanticVersionTests
{
    [TestCase("0.1.2", null, "0.1.2")]
    [TestCase("0.1.2", Impact.Documentation, "0.1.3")]
    [TestCase("0.1.2", Impact.Additive, "0.1.3")]
    [TestCase("0.1.2", Impact.Breaking, "0.2.0")]
    [TestCase("1.2.3", Impact.Documentation, "1.2.4")]
    [TestCase("1.2.3", Impact.Additive, "1.3.0")]
    [TestCase("1.2.3", Impact.Breaking, "2.0.0")]
    public void The_next_version_follows_from_the_worst_change(string version, Impact? worst, string next)
    {
        Assert.That(Parse(version).After(worst).ToString(), Is.EqualTo(next));
    }

    [Test]
    public void Versions_are_in_the_order_of_their_numbers_and_previews_come_before_what_they_preview()
    {
        Assert.That(
            string.Join(' ', new[] { "1.0.0", "0.10.0", "1.0.0-beta", "0.9.1", "1.0.0-alpha" }.Select(Parse).Order()),
            Is.EqualTo("0.9.1 0.10.0 1.0.0-alpha 1.0.0-beta 1.0.0"));
    }

    [TestCase("1.2")]
    [TestCase("1.2.3.4")]
    [TestCase("1.2.x")]
    [TestCase("")]
    [TestCase("-1.2.3")]
    public void What_is_no_version_is_none(string text)
    {
        Assert.That(SemanticVersion.TryParse(text, out _), Is.False);
    }

    private static SemanticVersion Parse(string text) => SemanticVersion.TryParse(text, out var version) ? version : throw new FormatException(text);
}
