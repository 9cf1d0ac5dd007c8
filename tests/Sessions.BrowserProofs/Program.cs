using Microsoft.Playwright;
using Sessions.BrowserProofs;
using Sessions.Proofs;

try
{
    var browser = await new AptPackage("chromium", "chromium", "chromium-browser", "google-chrome").EnsureInstalledAsync(Console.Out);
    await PageProof.RunAsync(browser, Path.Combine("artifacts", "page"), Console.Out);
    return 0;
}
catch (Exception exception) when (exception is PlaywrightException or ProofFailure)
{
    await Console.Error.WriteLineAsync($"The proof 'page' does not hold: {exception.Message.Split("Aria snapshot:")[0].Trim()}");
    return 1;
}
