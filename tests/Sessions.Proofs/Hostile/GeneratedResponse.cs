namespace Sessions.Proofs.Hostile;

/// <summary>
/// A response that was made up.
/// </summary>
internal sealed record GeneratedResponse(int Status, string? ContentType, byte[] Body)
{
    public override string ToString() => $"{Status} {ContentType}, base64 {Convert.ToBase64String(Body)}";
}
