using System.Net;
using System.Net.Sockets;
using System.Text.Json;
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
    [TestCase("", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("null", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("""{ "resources": {} }""", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("""{ "resources": [ { "@type": 1, "@id": 2 } ] }""", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    [TestCase("""{ "resources": [ { "@type": "PackagePublish/2.0.0", "@id": "\ud800" } ] }""", "The source {0} is no NuGet feed; name its service index, whose address mostly ends in index.json.")]
    public async Task Index_that_is_none_is_refused(string index, string expected)
    {
        await using var feed = await LocalFeed.StartAsync(index: index);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A"));

        Assert.That(failure.Message, Is.EqualTo(string.Format(null, expected, feed.Index)));
    }

    [Test]
    public async Task Index_that_names_an_address_that_is_not_https_is_refused(
        [Values("PackagePublish/2.0.0", "SymbolPackagePublish/4.9.0", "PackageBaseAddress/3.0.0")] string type,
        [Values(
            "http://example.org/push", "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://127.0.0.1/push", "ftp://example.org/push",
            "data:text/plain,a", "javascript:1", "ws://127.0.0.1/push", "C:\\\\packages", "https://")]
        string address)
    {
        await using var feed = await LocalFeed.StartAsync(
            index: $$"""{ "resources": [ { "@type": "{{type}}", "@id": "{{address}}" }, { "@type": "PackagePublish/2.0.0", "@id": "https://example.org/push" } ] }""");

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A"));

        Assert.That(failure.Message, Is.EqualTo($"The feed {feed.Index} names an address for {type} that is not https, and a key does not travel in the clear; name another feed."));
    }

    [TestCase("http://127.0.0.1/push")]
    [TestCase("http://localhost:5000/push")]
    public void Feed_elsewhere_does_not_lead_to_this_machine(string address)
    {
        using var index = JsonDocument.Parse($$"""{ "resources": [ { "@type": "PackagePublish/2.0.0", "@id": "{{address}}" } ] }""");

        Assert.That(
            () => FeedResources.Read(index.RootElement, new Uri("https://example.org/v3/index.json")),
            Throws.TypeOf<BuildFailure>().With.Message.StartsWith("The feed https://example.org/v3/index.json names an address for PackagePublish/2.0.0 that is not https"));
    }

    [Test]
    public async Task Index_without_an_end_is_given_up_before_it_fills_the_memory()
    {
        await using var feed = await LocalFeed.StartAsync(answer: async context =>
        {
            var part = new byte[64 * 1024];
            Array.Fill(part, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(part, context.RequestAborted);
            }
        });

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A"));

        Assert.That(failure.Message, Is.EqualTo($"The source {feed.Index} is no NuGet feed with an index of more than 4 MB; name its service index, whose address mostly ends in index.json."));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Index_that_does_not_come_is_given_up(bool afterItBegan)
    {
        var clock = new ManualTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var feed = await LocalFeed.StartAsync(answer: async context =>
        {
            if (afterItBegan)
            {
                await context.Response.Body.WriteAsync("{"u8.ToArray());
                await context.Response.Body.FlushAsync();
            }

            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });
        var asking = new HttpFeed(new Uri(feed.Index), Key, clock).HasAsync("A", "1.0.0", default);
        await asked.Task;

        clock.Advance(HttpFeed.Timeout);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => asking);
        Assert.That(failure.Message, Is.EqualTo($"The feed {feed.Index} does not answer (no answer within 100 s); run it again later: what is there already is skipped."));
    }

    [Test]
    public async Task Redirect_is_not_followed()
    {
        await using var other = await LocalFeed.StartAsync();
        await using var feed = await LocalFeed.StartAsync(answer: context =>
        {
            context.Response.Redirect(other.Index);
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => PublishAsync(feed.Index, Key, "A"));

        Assert.That(failure.Message, Is.EqualTo($"The feed {feed.Index} did not show its index but redirects (302), which is not followed, since the key would go along; name the address that it leads to."));
        Assert.That(other.Pushed, Is.Empty);
    }

    [TestCase("a key")]
    [TestCase("key\nX-Other: a")]
    [TestCase("ключ")]
    public void Key_that_is_none_is_refused_without_being_shown(string key)
    {
        Assert.That(
            () => PackageFeed.Open("https://example.org/v3/index.json", key),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("NUGET_API_KEY holds a blank, a line end or a letter beyond ASCII, which no key has; set it anew."));
    }

    [TestCase("", "The source is empty or no text; name the address of a service index, or a folder.")]
    [TestCase(" \t", "The source is empty or no text; name the address of a service index, or a folder.")]
    [TestCase("a\0b", "The source is empty or no text; name the address of a service index, or a folder.")]
    [TestCase("ftp://127.0.0.1/v3/index.json", "The source ftp://127.0.0.1/v3/index.json is neither https nor a folder, and a key does not travel in the clear; name one that is.")]
    [TestCase("file:///no/such/folder", "The source 'file:///no/such/folder' is neither an address nor a folder that exists; create the folder, or name another source.")]
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
