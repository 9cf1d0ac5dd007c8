using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison;

/// <summary>
/// One difference between two specs.
/// </summary>
/// <param name="Rule">The kind of change.</param>
/// <param name="Impact">What it means here.</param>
/// <param name="Subject">The operation or the schema, with the path to what changed in it.</param>
/// <param name="Text">What changed.</param>
/// <param name="Positions">Where the schema is used; none for what is no schema.</param>
/// <param name="UsedBy">Some of the operations that use the schema; empty for what is no schema.</param>
/// <param name="From">The place in the older spec: the nearest one there is, where the thing itself is not there yet.</param>
/// <param name="To">The place in the newer spec: the nearest one there is, where the thing itself is gone.</param>
internal sealed record Difference(
    ChangeRule Rule,
    Impact Impact,
    string Subject,
    string Text,
    Positions Positions,
    IReadOnlyList<string> UsedBy,
    Place From,
    Place To);
