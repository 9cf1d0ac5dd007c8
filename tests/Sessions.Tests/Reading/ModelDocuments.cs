using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Serialization;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// Makes documents for a class of models: such as its provider promises, and such as nobody wants.
/// </summary>
internal sealed class ModelDocuments
{
    private const int Depth = 3;

    private static readonly DefaultContractResolver Contracts = new();

    private static readonly Gen<string> Texts = Gen.Elements(
        "\"\"", "\"text\"", "\"caf\\u00e9 \\n\\\"\\/\"", "\"日本\"", "\"😀\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"5\"", "\"true\"", "\"2024-05-06T07:08:09\"",
        '"' + new string('x', 3000) + '"');

    private static readonly Gen<string> WholeNumbers = Gen.Elements("0", "-0", "7", "-12", "1714979289123", "9223372036854775807", "-9223372036854775808");

    private static readonly Gen<string> Numbers = Gen.OneOf(WholeNumbers, Gen.Elements(
        "1.5", "1.0", "-0.0", "1e3", "1E-7", "0.30000000000000004", "12345678901234567890", "5e-324", "1.7976931348623157e308"));

    private static readonly Gen<string> Dates = Gen.Elements(
        "\"2024-05-06T07:08:09Z\"", "\"2024-05-06T07:08:09\"", "\"2024-05-06T07:08:09.1234567+05:30\"", "\"2024-05-06T07:08:09.120-11:00\"",
        "\"2024-05-06\"", "\"2024-05-06T07:08:09.123456789Z\"", "\"2024-05-06T07:08:09\\u005a\"", "\"Mon, 06 May 2024 07:08:09 GMT\"");

    private static readonly Gen<string> UnknownValues = Gen.OneOf(
        Texts, Numbers, Gen.Elements("null", "true", "[]", "{}", "[1,\"a\",null,{\"b\":[2.50]}]", "{\"a\":{\"b\":[1e2]},\"a\":3}"));

    private static readonly Gen<string> OddValues = Gen.OneOf(
        UnknownValues,
        Dates,
        Gen.Elements(
            "1e400", "-1e400", "123456789012345678901234567890123", "010", "0x1F", "+1", ".5", "1.", "NaN", "Infinity", "undefined", "True", "'single'",
            "\"\\ud800\"", "\"\\udc00x\"", "\"\\x\"", "\"a\nb\"", "/*c*/1", "/*c*/\"a\"", "[1,]", "[,1]", "{a:1}", "{'a':1}", "new Date(1)", "", "-", "\""),
        Gen.Choose(58, 68).Select(depth => new string('[', depth) + new string(']', depth)),
        Gen.Choose(58, 68).Select(depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));

    private static readonly Gen<string> UnknownNames = Gen.Elements("unknown", "$type", "$ref", "", "日本", "AdditionalProperties", "ReadMember", "x y");

    private static readonly Gen<string> Blanks = Gen.Frequency((12, Gen.Constant("")), (2, Gen.Elements(" ", "\n", "\r\n  ", "\t")));

    private readonly bool _keepsPromises;

    private ModelDocuments(bool keepsPromises)
    {
        _keepsPromises = keepsPromises;
    }

    /// <summary>
    /// What the provider promises, with members that it has not told of.
    /// </summary>
    public static Gen<string> Promised(Type model) => new ModelDocuments(keepsPromises: true).Object(model, Depth);

    /// <summary>
    /// Anything from a good document to bytes that are none.
    /// </summary>
    public static Gen<byte[]> Any(Type model)
    {
        return Gen.OneOf(Promised(model), new ModelDocuments(keepsPromises: false).Object(model, Depth)).SelectMany(Damaged);
    }

    private static Gen<byte[]> Damaged(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var places = Gen.Choose(0, utf8.Length - 1);
        return Gen.Frequency(
            (12, Gen.Constant(utf8)),
            (1, places.Select(place => utf8[..place])),
            (1, places.SelectMany(place => Gen.Choose(0, 255).Select(value => (byte[])[.. utf8[..place], (byte)value, .. utf8[place..]]))),
            (1, places.SelectMany(place => Gen.Choose(0, 255).Select(value => (byte[])[.. utf8[..place], (byte)value, .. utf8[(place + 1)..]]))),
            (1, Gen.Elements(" ", "\n\n", "{}", "x", "\0", ",", "// end", "/* end */", "\u00a0", "]").Select(end => (byte[])[.. utf8, .. Encoding.UTF8.GetBytes(end)])),
            (1, Gen.Elements(Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode).Select(encoding => (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(json)])),
            (1, Gen.Elements("null", " ", "[]", "\"text\"", "1", "[" + json + "]").Select(Encoding.UTF8.GetBytes)));
    }

    private Gen<string> Object(Type model, int depth)
    {
        var properties = ((JsonObjectContract)Contracts.ResolveContract(model)).Properties.Where(property => !property.Ignored).ToArray();
        return from known in Gen.CollectToArray(properties, property => Member(property, depth))
               from unknown in Gen.Zip(UnknownNames, UnknownValues).Select(pair => $"\"{pair.Item1}\":{pair.Item2}").ListOf(2)
               from members in Gen.Shuffle([.. known.SelectMany(member => member), .. unknown])
               from count in Gen.Choose(0, members.Length)
               from before in Blanks
               from after in Blanks
               select $"{before}{{{string.Join(before + "," + after, members.Take(count))}{after}}}{before}";
    }

    // Once as a rule, and twice or under another name where no promise is kept.
    private Gen<string[]> Member(JsonProperty property, int depth)
    {
        var name = property.PropertyName!;
        var members = Value(property.PropertyType!, depth).Zip(Blanks).Select(pair => $"\"{name}\":{pair.Item2}{pair.Item1}");
        var renamed = Value(property.PropertyType!, depth).Zip(Gen.Elements(name.ToUpperInvariant(), string.Create(CultureInfo.InvariantCulture, $"\\u{(int)name[0]:x4}{name[1..]}")))
            .Select(pair => $"\"{pair.Item2}\":{pair.Item1}");
        return _keepsPromises
            ? members.Select(member => new[] { member })
            : Gen.Frequency((20, members.ArrayOf(1)), (1, members.ArrayOf(2)), (1, renamed.ArrayOf(1)));
    }

    private Gen<string> Value(Type type, int depth)
    {
        var promised = PromisedValue(Nullable.GetUnderlyingType(type) ?? type, depth);
        return _keepsPromises
            ? Gen.Frequency((8, promised), (1, Gen.Constant("null")))
            : Gen.Frequency((30, promised), (2, Gen.Constant("null")), (2, OddValues));
    }

    private Gen<string> PromisedValue(Type type, int depth)
    {
        return type switch
        {
            _ when type == typeof(string) => Texts,
            _ when type == typeof(long) => WholeNumbers,
            _ when type == typeof(double) => Numbers,
            _ when type == typeof(bool) => Gen.Elements("true", "false"),
            _ when type == typeof(DateTimeOffset) => Dates,
            _ when type == typeof(StringOrNumber) => Gen.OneOf(Texts, Numbers),
            _ when type == typeof(Orq.NumberOrNumbers) => Gen.OneOf(Numbers, Gen.Elements("[]", "[1,2.5]")),
            _ when type == typeof(object) => UnknownValues,
            _ when type.IsValueType => Texts,
            _ when type.IsSubclassOf(typeof(SessionsModel)) => depth == 0 || type.IsAbstract ? Gen.Constant("null") : Object(type, depth - 1),
            _ when type.GenericTypeArguments is [_, var value] => List(Items(value, depth).Zip(Gen.Elements("a", "b", "")).Select(pair => $"\"{pair.Item2}\":{pair.Item1}"), "{", "}"),
            _ when type.GenericTypeArguments is [var item] => List(Items(item, depth), "[", "]"),
            _ => throw new NotSupportedException($"There are no documents for {type}."),
        };
    }

    // Null is not a value of every type.
    private Gen<string> Items(Type type, int depth) =>
        type.IsValueType && _keepsPromises ? PromisedValue(type, depth) : Value(type, depth);

    private static Gen<string> List(Gen<string> items, string start, string end)
    {
        return from count in Gen.Choose(0, 5)
               from list in items.ListOf(count)
               from blank in Blanks
               select $"{start}{string.Join(blank + "," + blank, list)}{blank}{end}";
    }
}
