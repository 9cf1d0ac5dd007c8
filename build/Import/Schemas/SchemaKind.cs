namespace Sessions.Build.Import.Schemas;

/// <summary>
/// What a schema comes to in C#.
/// </summary>
internal enum SchemaKind
{
    /// <summary>
    /// Any JSON value.
    /// </summary>
    Any,
    Null,
    Text,
    Enumeration,
    Integer,
    Number,
    Boolean,
    List,

    /// <summary>
    /// An object of which no member is named.
    /// </summary>
    Map,

    /// <summary>
    /// An object with members, which becomes a class.
    /// </summary>
    Class,
}
