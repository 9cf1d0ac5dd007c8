using System.Net;
using System.Net.Sockets;
using Sessions.Build;
using Sessions.Build.Checks.Packages;
using Sessions.Build.Publishing;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PublishTests : IDisposable
{
    private const string Key = "the-secret-key";

    private readonly TemporaryFolder _packages = new();

    public void Dispose() => _packages.Dispose();

    [Test]
    public async Task Feed_gets_every_package_with_its_symbols()
    {
        await using var feed = await LocalFeed.StartAsync(Key);

        var published = await PublishAsync(feed.Index, Key, "A", "B");

        Assert.That(feed.Pushed, Is.EqualTo(["a.1.0.0.nupkg", "a.1.0.0.snupkg", "b.1.0.0.nupkg", "b.1.0.0.snupkg"]));
        Assert.That(published, Is.EqualTo(["A 1.0.0 is published, with symbols", "B 1.0.0 is published, with symbols"]));
    }

    [Test]
    public async Task What_a_feed_has_is_skipped()
    {
        await using var feed = await LocalFeed.StartAsync(Key);
        var packages = SamplePackage.Write(_packages.Path, "A");
        await PublishAsync(feed.Index, Key, packages);

        var published = await PublishAsync(feed.Index, Key, packages);

        Assert.That(published, Is.EqualTo(["A 1.0.0 was there already"]));
        Assert.That(feed.Pushed.Count(name => name == "a.1.0.0.nupkg"), Is.EqualTo(1));
    }

    [TestCase(1, "A 1.0.0 was there already; its symbols are published", TestName = "Run_after_symbols_failed_publishes_them_and_the_rest")]
    [TestCase(2, "A 1.0.0 was there already", TestName = "Run_after_a_package_failed_publishes_it_and_the_rest")]
    public async Task Run_after_a_failure_goes_on_where_that_ended(int failedPush, string first)
    {
        await using var feed = await LocalFeed.StartAsync(Key);
        var packages = SamplePackage.Write(_packages.Path, "A", "B");
        feed.Refusal = (failedPush, 500);
        await Assert.ThatAsync(() => PublishAsync(feed.Index, Key, packages), Throws.TypeOf<BuildFailure>());
        feed.Refusal = null;

        var published = await PublishAsync(feed.Index, Key, packages);

        Assert.That(published, Is.EqualTo([first, "B 1.0.0 is published, with symbols"]));
    }

    [Test]
    public async Task Failure_halfway_says_what_is_published_already()
    {
        await using var feed = await LocalFeed.StartAsync(Key);
        feed.Refusal = (2, 500);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A", "B"));

        Assert.That(failure.Message, Is.EqualTo($"The feed {feed.Index} did not take B.1.0.0.nupkg (500); run it again later: what is there already is skipped."));
        Assert.That(failure.Details, Is.EqualTo(["A 1.0.0 is published, with symbols"]));
    }

    [Test]
    public async Task Feed_without_symbols_gets_none()
    {
        await using var feed = await LocalFeed.StartAsync(takesSymbols: false);

        var published = await PublishAsync(feed.Index, key: null, "A");

        Assert.That(published, Is.EqualTo(["A 1.0.0 is published; the feed takes no symbols"]));
        Assert.That(feed.Pushed, Is.EqualTo(["a.1.0.0.nupkg"]));
    }

    [Test]
    public async Task Folder_gets_every_package_with_its_symbols_and_nothing_else()
    {
        using var folder = new TemporaryFolder();

        await PublishAsync(folder.Path, key: null, "A");

        Assert.That(Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(["A.1.0.0.nupkg", "A.1.0.0.snupkg"]));
    }

    [Test]
    public async Task Folder_keeps_the_package_that_it_has()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.1.0.0.nupkg", "the first one");

        var published = await PublishAsync(folder.Path, key: null, "A");

        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder.Path, "A.1.0.0.nupkg")), Is.EqualTo("the first one"));
        Assert.That(published, Is.EqualTo(["A 1.0.0 was there already; its symbols are published"]));
    }

    [Test]
    public async Task Preview_says_what_would_be_published_and_publishes_nothing()
    {
        await using var feed = await LocalFeed.StartAsync(Key);
        var packages = SamplePackage.Write(_packages.Path, "A", "B");
        await PublishAsync(feed.Index, Key, [packages[0]]);
        var before = feed.Pushed.ToList();

        var previewed = await new PublishStep(_packages.Path, PackageFeed.Open(feed.Index, Key)).PreviewAsync(packages, default);

        Assert.That(previewed.Select(PublishStep.Describe), Is.EqualTo(["A 1.0.0 is there already", "B 1.0.0 would be published"]));
        Assert.That(feed.Pushed, Is.EqualTo(before));
    }

    [Test]
    public void Core_comes_first_and_a_provider_comes_with_it_alone()
    {
        var packages = SamplePackage.Write(_packages.Path, "Sessions.Acme", "Sessions.Core", "Sessions.Orq");

        var all = PublishStep.Select(packages, provider: null);
        var one = PublishStep.Select(packages, new Provider("Orq", "src/Sessions.Orq/Sessions.Orq.csproj"));

        Assert.That(all.Select(package => package.Id), Is.EqualTo(["Sessions.Core", "Sessions.Acme", "Sessions.Orq"]));
        Assert.That(one.Select(package => package.Id), Is.EqualTo(["Sessions.Core", "Sessions.Orq"]));
    }

    [TestCase(null, "The feed {0} did not take A.1.0.0.nupkg without a key (401); put one into the environment variable NUGET_API_KEY.")]
    [TestCase("a-wrong-key", "The feed {0} did not take A.1.0.0.nupkg with the key in NUGET_API_KEY (401); check that it is valid there and may push this package.")]
    public async Task Feed_that_refuses_the_key_is_named_with_what_to_do_and_without_the_key(string? key, string expected)
    {
        await using var feed = await LocalFeed.StartAsync(Key);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, key, "A"));

        Assert.That(failure.Message, Is.EqualTo(string.Format(null, expected, feed.Index)));
    }

    [Test]
    public async Task Feed_that_does_not_answer_is_named_with_what_to_do()
    {
        var index = $"http://127.0.0.1:{FreePort()}/v3/index.json";

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(index, key: null, "A"));

        Assert.That(failure.Message, Does.StartWith($"The feed {index} does not answer (").And.EndWith("); run it again later: what is there already is skipped."));
    }

    [TestCase("<html>", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("[]", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("""{ "resources": [ {} ] }""", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("""{ "resources": [] }""", "The feed {0} takes no packages; name one that can be published to.")]
    [TestCase("""{ "resources": [ { "@type": "PackagePublish/2.0.0", "@id": "http://example.org/push" } ] }""", "The feed {0} names an address that is not https, and a key does not travel in the clear.")]
    public async Task Index_that_is_none_is_refused(string index, string expected)
    {
        await using var feed = await LocalFeed.StartAsync(index: index);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A"));

        Assert.That(failure.Message, Is.EqualTo(string.Format(null, expected, feed.Index)));
    }

    [TestCase("http://user:word@example.org/v3/index.json?key=1", "The source http://example.org/v3/index.json is neither https nor a folder, and a key does not travel in the clear; name one that is.")]
    [TestCase("no-such-folder", "The source 'no-such-folder' is neither an address nor a folder that exists; create the folder, or name another source.")]
    public void Source_that_is_none_is_refused(string source, string expected)
    {
        Assert.That(() => PackageFeed.Open(source, Key), Throws.TypeOf<BuildFailure>().With.Message.EqualTo(expected));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<IReadOnlyList<string>> PublishAsync(string source, string? key, params string[] ids)
    {
        return PublishAsync(source, key, SamplePackage.Write(_packages.Path, ids));
    }

    private async Task<IReadOnlyList<string>> PublishAsync(string source, string? key, IReadOnlyList<PackageContents> packages)
    {
        var published = await new PublishStep(_packages.Path, PackageFeed.Open(source, key)).RunAsync(packages, _ => { }, default);
        return [.. published.Select(PublishStep.Describe)];
    }
}
