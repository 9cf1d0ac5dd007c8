using Newtonsoft.Json;
using Sessions.Core;

namespace Sessions.Orq;

/// <summary>
/// The value of a <see cref="NumberFilter" />: one number, or several as for <see cref="NumberOperator.IsBetween" />.
/// </summary>
[JsonConverter(typeof(NumberOrNumbersConverter))]
public sealed class NumberOrNumbers
{
    private NumberOrNumbers(IReadOnlyList<double> values, bool isSingle)
    {
        Values = values;
        IsSingle = isSingle;
    }

    /// <summary>
    /// The numbers; exactly one when <see cref="IsSingle" />.
    /// </summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>
    /// Whether it stands on the wire as a number, not as an array.
    /// </summary>
    public bool IsSingle { get; }

    /// <summary>
    /// Takes one number.
    /// </summary>
    /// <param name="value">The number.</param>
    public static implicit operator NumberOrNumbers(double value) => new(new[] { value }, isSingle: true);

    /// <summary>
    /// Takes several numbers.
    /// </summary>
    /// <param name="values">The numbers.</param>
    public static implicit operator NumberOrNumbers(double[] values) =>
        new((double[])(values ?? throw new ArgumentNullException(nameof(values))).Clone(), isSingle: false);

    internal sealed class NumberOrNumbersConverter : JsonConverter<NumberOrNumbers>
    {
        public override NumberOrNumbers? ReadJson(
            JsonReader reader, Type objectType, NumberOrNumbers? existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            return reader.TokenType switch
            {
                JsonToken.Null => null,
                JsonToken.StartArray => serializer.Deserialize<List<double>>(reader)!.ToArray(),
                _ => serializer.Deserialize<double>(reader),
            };
        }

        public override void WriteJson(JsonWriter writer, NumberOrNumbers? value, JsonSerializer serializer)
        {
            if (value is null)
            {
                writer.WriteNull();
            }
            else if (value.IsSingle)
            {
                writer.WriteValue(value.Values[0]);
            }
            else
            {
                serializer.Serialize(writer, value.Values);
            }
        }
    }
}
