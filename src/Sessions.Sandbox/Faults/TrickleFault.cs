using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// A body that comes a few bytes at a time.
/// </summary>
internal sealed class TrickleFault(int bytes, TimeSpan interval)
    : SandboxFault(string.Create(CultureInfo.InvariantCulture, $"trickle={bytes};interval={FaultDuration.Text(interval)}"))
{
    private readonly int _bytes = bytes >= 1 ? bytes : throw new ArgumentException($"A trickle must have at least 1 byte at a time, but has {bytes}.");
    private readonly TimeSpan _interval = FaultDuration.Checked("interval", interval);

    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return operation?.SuccessStatus != StatusCodes.Status204NoContent;
    }

    /// <summary>
    /// The pieces of a part of a body, with the waiting between them.
    /// </summary>
    public async IAsyncEnumerable<byte[]> PiecesAsync(byte[] part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFirst = true;
        foreach (var piece in part.Chunk(_bytes))
        {
            if (!isFirst)
            {
                await Task.Delay(_interval, cancellationToken).ConfigureAwait(false);
            }

            isFirst = false;
            yield return piece;
        }
    }
}
