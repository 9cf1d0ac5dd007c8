namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// What may stand at one place of an OpenAPI document.
/// </summary>
internal abstract record NodeShape
{
    /// <summary>
    /// Anything, not looked into: an example, a default.
    /// </summary>
    public sealed record Anything : NodeShape;

    /// <summary>
    /// One scalar that passes the test; <paramref name="Description" /> completes "must be".
    /// </summary>
    public sealed record Scalar(string Description, Func<string, bool> Accepts, IReadOnlyList<string> Choices) : NodeShape;

    public sealed record ListOf(NodeShape Item) : NodeShape;

    /// <summary>
    /// Free keys; <paramref name="DescribeBadKey" /> says what is wrong with one, or null.
    /// </summary>
    public sealed record MapOf(NodeShape Value, Func<string, string?> DescribeBadKey) : NodeShape;

    /// <summary>
    /// The first shape for a mapping, the second for a scalar.
    /// </summary>
    public sealed record MappingOrScalar(NodeShape Mapping, NodeShape Text) : NodeShape;

    /// <summary>
    /// An object of the specification, with the fields that it may have. Filled after it is made, since objects refer to each other.
    /// </summary>
    public sealed record ObjectWithFields(string Name) : NodeShape
    {
        public Dictionary<string, NodeShape> Fields { get; } = new(StringComparer.Ordinal);

        /// <summary>
        /// Whether a <c>$ref</c> may stand in its place, alone.
        /// </summary>
        public bool MayBeReference { get; init; }
    }
}
