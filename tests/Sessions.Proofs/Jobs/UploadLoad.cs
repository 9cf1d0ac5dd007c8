using System.Diagnostics;
using Sessions.Core;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Proofs.Jobs;

/// <summary>
/// Bodies that are much larger than the memory that sending them takes.
/// </summary>
internal static class UploadLoad
{
    private const long ProfileBytes = 1024L * 1024 * 1024;
    private const int Files = 50;
    private const long FileBytes = 10L * 1024 * 1024;
    private const double Limit = 10;

    public static async Task<string> ProfileAsync()
    {
        Uri? address = null;
        await using var server = new DiscardingServer((line, stream, token) => stream.WriteAsync(
            line.StartsWith("PUT", StringComparison.Ordinal)
                ? DiscardingServer.Json("{}")
                : DiscardingServer.Json($$"""{"id":"p","uploadUrl":"{{address}}storage?sig=1","observatoryUrl":"http://hub","uploadTimestamp":1}"""),
            token).AsTask());
        address = server.Address;
        using var client = new WhyLabsSessionsClient(new WhyLabsSessionsOptions { ApiKey = "key-1", BaseAddress = server.Address });
        var progress = new LastProgress();

        // What the first upload loads and pools is not the growth of the second.
        await client.UploadDatasetProfileAsync("session-1", FileUpload.FromStream(new ZeroStream(FileBytes), "warm.bin"));
        var watch = Stopwatch.StartNew();
        await using var memory = new MemoryWatch();
        await client.UploadDatasetProfileAsync("session-1", FileUpload.FromStream(new ZeroStream(ProfileBytes), "profile.bin"), progress: progress);

        Figures.Exactly("WhyLabs, bytes that were told", progress.Value, ProfileBytes);
        Figures.Limit("WhyLabs, bytes that did not arrive", ProfileBytes - (server.Received - FileBytes), 0, "bytes");
        Figures.Limit("WhyLabs, growth of managed memory", memory.ManagedGrowth, Limit, "MiB");
        return Figures.Text(
            $"WhyLabs: a profile of 1 GiB, managed memory +{memory.ManagedGrowth:0.00} MiB, working set +{memory.WorkingSetGrowth:0.0} MiB, in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    public static async Task<string> FilesAsync()
    {
        await using var server = new DiscardingServer((_, stream, token) => stream.WriteAsync(DiscardingServer.Json("""{"session_id":"s"}"""), token).AsTask());
        using var client = new PortalSessionsClient(new PortalSessionsOptions { ApiKey = "key-1", BaseAddress = server.Address });
        await client.CreateAsyncSessionAsync("agent-1", "Hello", [FileUpload.FromStream(new ZeroStream(FileBytes), "warm.bin")]);
        var before = server.Received;
        var watch = Stopwatch.StartNew();
        await using var memory = new MemoryWatch();
        await client.CreateAsyncSessionAsync(
            "agent-1",
            "Hello",
            Enumerable.Range(1, Files).Select(number => FileUpload.FromStream(new ZeroStream(FileBytes), $"file-{number}.bin")));

        var received = server.Received - before;
        Figures.Exactly("Portal, requests", server.Requests, 2);
        Figures.Limit("Portal, bytes that did not arrive", (Files * FileBytes) - received, 0, "bytes");
        Figures.Limit("Portal, growth of managed memory", memory.ManagedGrowth, Limit, "MiB");
        return Figures.Text(
            $"Portal: {Files} files of 10 MiB in one request of {received:N0} bytes, managed memory +{memory.ManagedGrowth:0.00} MiB, in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private sealed class LastProgress : IProgress<long>
    {
        public long Value { get; private set; }

        public void Report(long value) => Value = value;
    }
}
