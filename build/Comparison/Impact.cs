namespace Sessions.Build.Comparison;

/// <summary>
/// What a difference means for a program that uses the C# client, the mildest first.
/// </summary>
internal enum Impact
{
    /// <summary>
    /// Nothing but words, or something that no caller sees.
    /// </summary>
    Documentation,

    /// <summary>
    /// Something more can be sent, read or called; what there was stays as it was.
    /// </summary>
    Additive,

    /// <summary>
    /// A program that compiled and worked may not compile, not load, fail or do something else.
    /// </summary>
    Breaking,
}
