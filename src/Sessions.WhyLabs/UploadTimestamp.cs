using Newtonsoft.Json;

namespace Sessions.WhyLabs;

/// <summary>
/// Reads milliseconds since the Unix epoch as a date, where a date can hold them.
/// </summary>
internal static class UploadTimestamp
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    internal static DateTimeOffset? AsDate(long epochMilliseconds)
    {
        return epochMilliseconds < Earliest || epochMilliseconds > Latest ? null : DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds);
    }
}

public partial class CreateDatasetProfileUploadResponse
{
    /// <summary>
    /// <see cref="UploadTimestamp" /> as a date in UTC; null when no date can hold it, while the number stays readable there.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? UploadTimestampDate => WhyLabs.UploadTimestamp.AsDate(UploadTimestamp);
}

public partial class LogSessionReferenceResponse
{
    /// <summary>
    /// <see cref="UploadTimestamp" /> as a date in UTC; null when no date can hold it, while the number stays readable there.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? UploadTimestampDate => WhyLabs.UploadTimestamp.AsDate(UploadTimestamp);
}
