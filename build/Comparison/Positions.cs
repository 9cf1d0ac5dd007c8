namespace Sessions.Build.Comparison;

/// <summary>
/// Where a schema is used: what the caller sends, what the caller reads, or both.
/// </summary>
[Flags]
internal enum Positions
{
    None = 0,
    Request = 1,
    Response = 2,
    Both = Request | Response,
}
