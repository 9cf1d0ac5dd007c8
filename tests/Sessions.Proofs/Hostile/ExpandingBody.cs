namespace Sessions.Proofs.Hostile;

/// <summary>
/// A body that repeats a block, so that the server holds a block of it and not the whole.
/// </summary>
internal sealed record ExpandingBody(byte[] Start, byte[] Block, int Blocks, byte[] End)
{
    public long Length => Start.Length + ((long)Blocks * Block.Length) + End.Length;
}
