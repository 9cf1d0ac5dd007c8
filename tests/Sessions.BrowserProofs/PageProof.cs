using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using Sessions.Proofs;
using Sessions.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Sessions.BrowserProofs;

/// <summary>
/// The page of the sandbox in a real browser, as wide as a phone and as a desktop: it follows what happens without being loaded again, shows
/// what is inside, finds what is searched for, fits its width, and lets nothing that the sandbox received run.
/// </summary>
internal sealed class PageProof(SandboxServer sandbox, IPage page, string view)
{
    private const string Markup = "<img src=x onerror=document.title='run'>";
    private const int Burst = 1000;

    private static readonly HttpClient Http = new();

    private readonly List<string> _complaints = [];

    /// <summary>
    /// Runs the proof for each width, and leaves a picture of each in a folder.
    /// </summary>
    public static async Task RunAsync(string browserPath, string pictures, TextWriter output)
    {
        using var playwright = await Playwright.CreateAsync();
        // Containers mostly run as root, where Chromium's own sandbox can't.
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browserPath, Args = ["--no-sandbox"] });
        (string Name, int Width, int Height)[] views = [("phone", 390, 844), ("desktop", 1280, 800)];
        foreach (var (name, width, height) in views)
        {
            await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { RecordedExchanges = 2 * Burst });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
            var proof = new PageProof(sandbox, page, $"{name} ({width} x {height})");
            try
            {
                await output.WriteLineAsync(await proof.RunAsync());
            }
            finally
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"page-{name}.png") });
            }
        }

        await output.WriteLineAsync($"the page holds as a phone and as a desktop shows it, in Chromium {browser.Version}");
    }

    private async Task<string> RunAsync()
    {
        page.Console += (_, message) => NoteIf(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => NoteIf(true, error);
        page.Request += (_, request) => NoteIf(!request.Url.StartsWith(sandbox.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"asked for {request.Url}");
        await page.GotoAsync(sandbox.Address.AbsoluteUri);

        await ShowsTheApisAsync();
        var latency = await FollowsARequestAsync();
        await OpensAnExchangeAsync();
        await ShowsMarkupAsTextAsync();
        await SearchesAsync();
        var burst = await FollowsABurstAsync();
        await FitsItsWidthAsync();
        return _complaints.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{view}: a request is seen {latency.TotalMilliseconds:0} ms after its answer, the last of {Burst} {burst.TotalMilliseconds:0} ms after its own")
            : throw new ProofFailure($"{view}: the browser complained: {string.Join("; ", _complaints.Distinct())}");
    }

    private async Task ShowsTheApisAsync()
    {
        await Expect(page.Locator("#connection")).ToHaveTextAsync("live");
        foreach (var provider in new[] { sandbox.WhyLabs, sandbox.Humanloop, sandbox.Orq, sandbox.Portal })
        {
            var api = page.Locator("#apis li", new() { HasText = provider.BaseAddress.AbsoluteUri });
            await api.Locator("summary").First.ClickAsync();
            await Expect(api.Locator("[data-key]").First).ToHaveTextAsync(provider.ApiKey);
        }

        await Expect(page.Locator("#exchanges-empty")).ToBeVisibleAsync();
        await Expect(page.Locator("#sessions-empty")).ToBeVisibleAsync();
    }

    private async Task<TimeSpan> FollowsARequestAsync()
    {
        await PostWhyLabsSessionAsync("first-user");
        var watch = Stopwatch.StartNew();
        await Expect(page.Locator("#exchanges [data-path]")).ToHaveTextAsync("/whylabs/v0/sessions");
        var latency = watch.Elapsed;
        await Expect(page.Locator("#exchanges [data-status]")).ToHaveTextAsync("200");
        await Expect(page.Locator("#sessions [data-provider]")).ToHaveTextAsync("WhyLabs");
        return latency;
    }

    private async Task OpensAnExchangeAsync()
    {
        await page.Locator("#exchanges summary").First.ClickAsync();
        await Expect(page.Locator("#exchanges [data-content]").First).ToContainTextAsync("first-user");

        // What is open stays open while the list goes on.
        await PostWhyLabsSessionAsync("second-user");
        await Expect(page.Locator("#exchanges > li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#exchanges [data-content]", new() { HasText = "first-user" })).ToBeVisibleAsync();
    }

    private async Task ShowsMarkupAsTextAsync()
    {
        await PostWhyLabsSessionAsync(Markup);
        await Expect(page.Locator("#exchanges > li")).ToHaveCountAsync(3);
        await page.Locator("#exchanges summary").First.ClickAsync();
        await Expect(page.Locator("#exchanges [data-content]").First).ToContainTextAsync(Markup);
        await Expect(page).ToHaveTitleAsync("Sessions sandbox");
        await Expect(page.Locator("#exchanges img")).ToHaveCountAsync(0);
    }

    private async Task SearchesAsync()
    {
        var ids = sandbox.SeedOrqSessions(30);
        var search = page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync(ids[17]);
        await Expect(page.Locator("#sessions [data-id]")).ToHaveTextAsync([ids[17]]);
        await Expect(page.Locator("#exchanges > li")).ToHaveCountAsync(0);
        await search.FillAsync("SECOND-user");
        await Expect(page.Locator("#exchanges > li")).ToHaveCountAsync(1);
        await search.FillAsync(string.Empty);
        await Expect(page.Locator("#exchanges > li")).ToHaveCountAsync(3);
    }

    private async Task<TimeSpan> FollowsABurstAsync()
    {
        await Parallel.ForAsync(0, Burst, async (number, _) => await PostWhyLabsSessionAsync($"burst-{number}"));
        await PostWhyLabsSessionAsync("the last one");
        var watch = Stopwatch.StartNew();
        await Expect(page.Locator("#exchanges [data-number]").First).ToHaveTextAsync($"#{Burst + 4}");
        return watch.Elapsed;
    }

    private async Task FitsItsWidthAsync()
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        NoteIf(overflow > 0, string.Create(CultureInfo.InvariantCulture, $"the page is {overflow} pixels wider than its window"));
    }

    private async Task PostWhyLabsSessionAsync(string userId)
    {
        // As it stands: a serializer would escape the markup.
        using var body = new StringContent($$"""{"userId":"{{userId}}"}""", new MediaTypeHeaderValue("application/json"));
        using var response = await Http.PostAsync(new Uri(sandbox.WhyLabs.BaseAddress, "v0/sessions"), body);
        NoteIf(!response.IsSuccessStatusCode, $"the sandbox answered {response.StatusCode}");
    }

    private void NoteIf(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            _complaints.Add(complaint);
        }
    }
}
