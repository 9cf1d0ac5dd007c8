namespace Sessions.Core;

/// <summary>
/// Reads the value that a reader is at.
/// </summary>
internal delegate T ReadValue<out T>(ref ModelReader reader);

/// <summary>
/// How values of one type are read, found out once.
/// </summary>
internal static class ValueReader<T>
{
    /// <summary>
    /// Reads a value other than null.
    /// </summary>
    internal static ReadValue<T> Read { get; } = (ReadValue<T>?)ValueReader.Find(typeof(T)) ?? ((ref ModelReader reader) => (T)reader.ReadBySerializer(typeof(T), null)!);

    /// <summary>
    /// Whether null is a value of the type. That of an open enumeration is its default.
    /// </summary>
    internal static bool IsNullable { get; } = default(T) is null || ValueReader.IsOpenEnum(typeof(T));

    /// <summary>
    /// What a document is that holds null.
    /// </summary>
    internal static T? Null { get; } = typeof(T) == typeof(Newtonsoft.Json.Linq.JToken) ? (T)(object)Newtonsoft.Json.Linq.JValue.CreateNull() : default;
}
