namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// What a node is, in the terms of JSON.
/// </summary>
internal enum SpecNodeKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Mapping,
}
