namespace Sessions.FuzzProofs;

/// <summary>
/// The tokens of JSON, and the values that readers of it stumble over.
/// </summary>
internal static class JsonWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        "{", "}", "[", "]", ":", ",", "null", "true", "false", "{}", "[]", "[[", "{\"x\":", "\"id\":", "\"data\":", "\"items\":", "\"message\":",
        "\"created_at\":", "\"updated_at\":", "\"started_at\":", "\"$type\":", "\"$ref\":", "\"\"", "\\u0000", "\\ud800", "\\u", "\\\"", "\\\\",
        "-0", "1e400", "-1e-400", "1E+", "9223372036854775808", "123456789012345678901234567890", "NaN", "Infinity", "-Infinity", "undefined",
        "0x10", "01", "new Date(0)", "/*", "*/", "//", "'", "\u2028", "2024-02-30T00:00:00Z", "9999-12-31T23:59:59.9999999-14:00",
        "2016-12-31T23:59:60Z", "10000-01-01T00:00:00Z", "/Date(1700000000000)/",
    ];
}
