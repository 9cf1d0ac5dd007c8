namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// The C# type that the generator makes of a schema, as far as it decides what breaks. It follows NSwag with this repository's settings.
/// </summary>
internal static class CSharpType
{
    private static readonly HashSet<string> StructFormats = ["date", "date-time", "duration", "guid", "time", "uuid"];

    /// <summary>
    /// Whether the type is a struct, so that optional or nullable makes it another type.
    /// </summary>
    public static bool IsValue(SchemaShape shape) => shape.Type switch
    {
        "boolean" or "integer" or "number" => true,
        "string" => shape.Enumeration is not null || (shape.Format is { } format && StructFormats.Contains(format)),
        _ => false,
    };

    /// <summary>
    /// The type of a scalar: two formats of a schema type that give the same one differ in words only.
    /// </summary>
    public static string OfFormat(string type, string? format) => (type, format) switch
    {
        ("integer", "int64") => "long",
        ("integer", _) => "int",
        ("number", "float") => "float",
        ("number", "decimal") => "decimal",
        ("number", _) => "double",
        ("string", "date" or "date-time") => "DateTimeOffset",
        ("string", "duration" or "time") => "TimeSpan",
        ("string", "guid" or "uuid") => "Guid",
        ("string", "uri") => "Uri",
        ("string", "byte") => "byte[]",
        ("string", "binary") => "a file",
        _ => type,
    };

    /// <summary>
    /// Whether a schema becomes a C# type of its own, named after the component or, when it stands in line, after its place.
    /// </summary>
    public static bool HasOwnType(SchemaShape shape) =>
        shape.Get("x-csharp-omit")?.IsTrue != true
        && (shape.Get("x-csharp-handwritten")?.IsTrue == true
            || shape.Get("x-csharp-abstract")?.IsTrue == true
            || (shape.Type == "string" && shape.Enumeration is not null)
            || (shape.Type == "object" && shape.Members.Count > 0));
}
