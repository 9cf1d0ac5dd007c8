namespace Sessions.Build.Drift;

/// <summary>
/// What came of one axis.
/// </summary>
/// <param name="Axis">Its name.</param>
/// <param name="IsOk">Whether both sides say the same.</param>
/// <param name="Text">What was compared, or what to do.</param>
/// <param name="Details">What differs, a line each.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record AxisVerdict(string Axis, bool IsOk, string Text, IReadOnlyList<string> Details, TimeSpan Elapsed);
