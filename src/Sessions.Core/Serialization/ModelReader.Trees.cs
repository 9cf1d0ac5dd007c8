using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

// Values of any type: objects and lists become JSON trees, all else what C# has for it.
public ref partial struct ModelReader
{
    private const int LongestInteger = 380;

    /// <summary>
    /// Reads a value of a member that takes any.
    /// </summary>
    internal object ReadAny()
    {
        return ReadTree() switch
        {
            JValue { Type: not (JTokenType.Raw or JTokenType.Null), Value: { } value } => value,
            var tree => tree,
        };
    }

    /// <summary>
    /// Reads a value as a tree.
    /// </summary>
    internal JToken ReadTree()
    {
        return _json.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(),
            JsonTokenType.StartArray => ReadArray(),
            JsonTokenType.String => new JValue(Text()),
            JsonTokenType.Number => Number(RawText()),
            JsonTokenType.Null => JValue.CreateNull(),
            var kind => new JValue(kind == JsonTokenType.True),
        };
    }

    private JObject ReadObject()
    {
        var members = new JObject();
        while (Next() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text();
            Next();
            members[name] = ReadTree();
        }

        return members;
    }

    private JArray ReadArray()
    {
        var items = new JArray();
        while (NextItem())
        {
            items.Add(ReadTree());
        }

        return items;
    }

    /// <summary>
    /// The value of a number; one that no type holds is kept as it came.
    /// </summary>
    internal static JValue Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return new JValue(whole);
        }

        if (text.Length <= LongestInteger && text.IndexOfAny(['.', 'e', 'E']) < 0)
        {
            return new JValue(BigInteger.Parse(text, CultureInfo.InvariantCulture));
        }

        if (!JsonNumber.TryParse(text, out var number))
        {
            return new JRaw(text);
        }

        return JsonScalars.Read(typeof(double), JsonTokenType.Number, text) is double fraction && Is(number, fraction.ToString("R", CultureInfo.InvariantCulture))
            ? new JValue(fraction)
            : JsonScalars.Read(typeof(decimal), JsonTokenType.Number, text) is decimal exact ? new JValue(exact) : new JRaw(text);
    }

    private static bool Is(JsonNumber number, string text) => JsonNumber.TryParse(text, out var other) && other == number;
}
