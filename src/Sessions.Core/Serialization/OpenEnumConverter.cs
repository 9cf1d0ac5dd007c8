using System.ComponentModel;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Reads and writes an <see cref="IOpenEnum{TSelf}" /> as its text.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumConverter<T> : JsonConverter
    where T : struct, IOpenEnum<T>
{
    /// <inheritdoc />
    public override bool CanConvert(Type objectType)
    {
        return objectType == typeof(T) || objectType == typeof(T?);
    }

    /// <inheritdoc />
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        return reader.TokenType switch
        {
            JsonToken.String => default(T).Create((string)reader.Value!),
            JsonToken.Null => objectType == typeof(T) ? default(T) : null,
            _ => throw JsonReadException.Unexpected(reader, "a string"),
        };
    }

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        // The default of the type is what a null among others was read as.
        writer.WriteValue(value!.Equals(default(T)) ? null : ((T)value).Value);
    }
}
