using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sessions.Orq;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// A call of a client at default options, answered by a body that repeats one item.
/// </summary>
internal static class Expansion
{
    private const int ItemsOfBlock = 10_000;

    /// <summary>
    /// Makes the call, and fails when it does not end as documented or takes more memory than it may.
    /// </summary>
    public static async Task<Ending> CallAsync(string name, string status, ExpandingBody body, string encoding, double limit)
    {
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n");
        var scenario = HostileScenario.Answers(name, Outcomes.Read | Outcomes.Status, head, async connection =>
        {
            await connection.WriteAsync(body.Start);
            for (var block = 0; block < body.Blocks; block++)
            {
                await connection.WriteAsync(body.Block);
            }

            await connection.WriteAsync(body.End);
            await connection.CloseAsync();
        });
        await using var server = new HostileServer(scenario.Script);
        using var client = new OrqSessionsClient(new OrqSessionsOptions
        {
            ApiKey = ProvenClients.Key,
            BaseAddress = server.Address,
            Retry = { MaxRetries = 0 },
        });
        await using var memory = new MemoryWatch();
        var ending = await Ending.OfAsync(() => client.GetSessionAsync("s"));
        if (!ending.IsDocumented)
        {
            throw new ProofFailure($"{name} ended in {ending.Name}: {ending.Exception}");
        }

        return memory.ManagedGrowth <= limit ? ending : throw new ProofFailure(string.Create(
            CultureInfo.InvariantCulture, $"{name} took {memory.ManagedGrowth:0} MiB, more than {limit:0} MiB."));
    }

    /// <summary>
    /// A body of about a length, encoded.
    /// </summary>
    public static ExpandingBody Encode(string encoding, string start, string item, string end, int length)
    {
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(item, ItemsOfBlock)));
        var plain = new ExpandingBody(Encoding.ASCII.GetBytes(start), block, length / block.Length, Encoding.ASCII.GetBytes(end));
        return encoding == "identity" ? plain : new ExpandingBody(Compress(encoding, plain), [], 0, []);
    }

    private static byte[] Compress(string encoding, ExpandingBody plain)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(buffer, CompressionLevel.SmallestSize),
            "gzip" => new GZipStream(buffer, CompressionLevel.Optimal),
            _ => new ZLibStream(buffer, CompressionLevel.Optimal),
        })
        {
            stream.Write(plain.Start);
            for (var block = 0; block < plain.Blocks; block++)
            {
                stream.Write(plain.Block);
            }

            stream.Write(plain.End);
        }

        return buffer.ToArray();
    }
}
