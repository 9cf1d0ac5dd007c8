using System.Globalization;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// A JSON value that is either a string or a number.
/// </summary>
[JsonConverter(typeof(StringOrNumberConverter))]
public readonly record struct StringOrNumber
{
    private readonly object? _value;

    /// <summary>
    /// Takes a text.
    /// </summary>
    /// <param name="value">The text.</param>
    public StringOrNumber(string value)
    {
        _value = Guard.NotNull(value, nameof(value));
    }

    /// <summary>
    /// Takes a number with a fraction.
    /// </summary>
    /// <param name="value">The number.</param>
    public StringOrNumber(double value)
    {
        _value = value;
    }

    /// <summary>
    /// Takes a whole number.
    /// </summary>
    /// <param name="value">The number.</param>
    public StringOrNumber(long value)
    {
        _value = value;
    }

    /// <summary>
    /// Whether the value is a text.
    /// </summary>
    public bool IsString => _value is string;

    /// <summary>
    /// The value: a <see cref="string" />, a <see cref="long" /> or a <see cref="double" />; the empty text for the default of the type.
    /// </summary>
    public object Value => _value ?? string.Empty;

    /// <summary>
    /// Takes a text.
    /// </summary>
    /// <param name="value">The text.</param>
    public static implicit operator StringOrNumber(string value) => new(value);

    /// <summary>
    /// Takes a number with a fraction.
    /// </summary>
    /// <param name="value">The number.</param>
    public static implicit operator StringOrNumber(double value) => new(value);

    /// <summary>
    /// Takes a whole number.
    /// </summary>
    /// <param name="value">The number.</param>
    public static implicit operator StringOrNumber(long value) => new(value);

    /// <summary>
    /// The text, or the number in invariant notation.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return Convert.ToString(Value, CultureInfo.InvariantCulture)!;
    }

    internal sealed class StringOrNumberConverter : JsonConverter<StringOrNumber>
    {
        public override StringOrNumber ReadJson(
            JsonReader reader, Type objectType, StringOrNumber existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            return reader.Value switch
            {
                string text => new StringOrNumber(text),
                long number => new StringOrNumber(number),
                double number when !double.IsInfinity(number) => new StringOrNumber(number),
                System.Numerics.BigInteger number => new StringOrNumber((double)number),
                _ => throw JsonReadException.Unexpected(reader, "a string or a number"),
            };
        }

        public override void WriteJson(JsonWriter writer, StringOrNumber value, JsonSerializer serializer)
        {
            writer.WriteValue(value.Value);
        }
    }
}
