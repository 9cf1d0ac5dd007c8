namespace Sessions.Tests;

internal sealed class Placeholder
{
    [Test]
    public void Two_is_two() => Assert.That(1 + 1, Is.EqualTo(2));
}
