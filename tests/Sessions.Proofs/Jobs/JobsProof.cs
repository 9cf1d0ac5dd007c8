using System.Diagnostics;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// The jobs under load: long listings, large uploads, many files and many subscriptions, with the memory that they take.
/// </summary>
internal sealed class JobsProof : IProof
{
    public string Name => "jobs";

    public async Task RunAsync(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await output.WriteLineAsync(await ListingLoad.HumanloopAsync());
        await output.WriteLineAsync(await ListingLoad.OrqAsync(byCursor: false));
        await output.WriteLineAsync(await ListingLoad.OrqAsync(byCursor: true));
        await output.WriteLineAsync(await UploadLoad.ProfileAsync());
        await output.WriteLineAsync(await UploadLoad.FilesAsync());
        await output.WriteLineAsync(await SubscriptionLoad.RunAsync());
        await output.WriteLineAsync(Figures.Text($"listings, uploads and subscriptions within their limits, in {watch.Elapsed.TotalSeconds:0} s"));
    }
}
