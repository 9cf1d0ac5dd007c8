using Microsoft.Playwright;
using Sessions.BrowserProofs;

try
{
    var browser = await Chromium.EnsureInstalledAsync(Console.Out);
    await PageProof.RunAsync(browser, Path.Combine("artifacts", "page"), Console.Out);
    return 0;
}
catch (Exception exception) when (exception is PlaywrightException or ProofFailure)
{
    await Console.Error.WriteLineAsync($"The proof 'page' does not hold: {exception.Message.Split("Aria snapshot:")[0].Trim()}");
    return 1;
}
