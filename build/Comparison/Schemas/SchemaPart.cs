namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// How much of a pair of schemas is compared at one place.
/// </summary>
internal enum SchemaPart
{
    /// <summary>
    /// The wrappers and the schema: at least one of the two stands in line.
    /// </summary>
    Whole,

    /// <summary>
    /// The wrappers only, since the schemas have names and are compared once for all uses.
    /// </summary>
    Wrappers,

    /// <summary>
    /// The schema only, for all uses of its name.
    /// </summary>
    Core,
}
