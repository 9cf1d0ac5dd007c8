using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The rules of which JSON value is taken for which C# type. Each is held where a property of a model has the type, and inside a class that only the
/// serializer knows.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ScalarTests
{
    [TestCase("Whole", "5", "5")]
    [TestCase("Whole", "-0", "0")]
    [TestCase("Whole", "2.0", "2")]
    [TestCase("Whole", "1e3", "1000")]
    [TestCase("Whole", "1500e-2", "15")]
    [TestCase("Whole", "9223372036854775807", "9223372036854775807")]
    [TestCase("Whole", "\"5\"", "5")]
    [TestCase("Whole", "\"2.0\"", "2")]
    [TestCase("Small", "2147483647", "2147483647")]
    [TestCase("Small", "\"-7\"", "-7")]
    [TestCase("Number", "0.30000000000000004", "0.30000000000000004")]
    [TestCase("Number", "-0.0", "-0.0")]
    [TestCase("Number", "\"1e3\"", "1000.0")]
    [TestCase("Number", "5e-324", "5E-324")]
    [TestCase("Single", "1.5", "1.5")]
    [TestCase("Money", "0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("Money", "1e2", "100.0")]
    [TestCase("Flag", "true", "true")]
    [TestCase("Flag", "\"false\"", "false")]
    [TestCase("Text", "1.50", "\"1.50\"")]
    [TestCase("Text", "true", "\"true\"")]
    [TestCase("Id", "\"0d4c5f3e-3c1a-4f47-9a83-2b1d6f7a1c11\"", "\"0d4c5f3e-3c1a-4f47-9a83-2b1d6f7a1c11\"")]
    [TestCase("Time", "\"10:20:30\"", "\"10:20:30\"")]
    [TestCase("Time", "\"10:20\"", "\"10:20:00\"")]
    [TestCase("Time", "\"PT1H30M\"", "\"01:30:00\"")]
    [TestCase("Link", "\"/a?b=c\"", "\"/a?b=c\"")]
    [TestCase("Bytes", "\"+/8=\"", "\"+/8=\"")]
    [TestCase("At", "\"2024-05-06T07:08:09+02:00\"", "\"2024-05-06T07:08:09+02:00\"")]
    [TestCase("At", "1714979289", "\"2024-05-06T07:08:09Z\"")]
    [TestCase("At", "1714979289.25", "\"2024-05-06T07:08:09.25Z\"")]
    [TestCase("At", "1714979289123", "\"2024-05-06T07:08:09.123Z\"")]
    [TestCase("At", "19999999999", "\"2603-10-11T11:33:19Z\"")]
    [TestCase("At", "20000000000", "\"1970-08-20T11:33:20Z\"")]
    [TestCase("At", "-1", "\"1969-12-31T23:59:59Z\"")]
    [TestCase("Any", "0.1234567890123456789", "0.1234567890123456789")]
    [TestCase("Any", "1e400", "1e400")]
    [TestCase("Any", "{\"a\":[1.10,null]}", "{\"a\":[1.1,null]}")]
    [TestCase("Grades", "[\"A\",null,\"\"]", "[\"A\",null,\"\"]")]
    public void A_value_is_read_as_it_is(string name, string json, string written)
    {
        var document = $$"""{"{{name}}":{{json}}}""";

        Assert.Multiple(() =>
        {
            Assert.That(SessionsJson.Write(SessionsJson.Read<Values>(document)), Is.EqualTo($$"""{"{{name}}":{{written}}}"""));
            Assert.That(SessionsJson.Write(SessionsJson.Read<Holder>($$"""{"Values":{{document}}}""")), Is.EqualTo($$$"""{"Values":{"{{{name}}}":{{{written}}}}}"""));
            Assert.That(SessionsJson.Write(SessionsJson.Read<PlainValues>(document)), Is.EqualTo($$"""{"{{name}}":{{written}}}"""));
        });
    }

    [TestCase("Whole", "2.5")]
    [TestCase("Whole", "9223372036854775808")]
    [TestCase("Whole", "1e400")]
    [TestCase("Whole", "\"010\"")]
    [TestCase("Whole", "\"1,5\"")]
    [TestCase("Whole", "\"0x1F\"")]
    [TestCase("Whole", "\" 5\"")]
    [TestCase("Whole", "\"\"")]
    [TestCase("Whole", "true")]
    [TestCase("Whole", "{}")]
    [TestCase("Small", "2147483648")]
    [TestCase("Number", "1e400")]
    [TestCase("Number", "1e-400")]
    [TestCase("Number", "\"1,5\"")]
    [TestCase("Number", "\"NaN\"")]
    [TestCase("Number", "\"Infinity\"")]
    [TestCase("Number", "\"1e400\"")]
    [TestCase("Number", "true")]
    [TestCase("Single", "1e39")]
    [TestCase("Money", "0.12345678901234567890123456789")]
    [TestCase("Money", "1e40")]
    [TestCase("Flag", "1")]
    [TestCase("Flag", "\"True\"")]
    [TestCase("Flag", "\"yes\"")]
    [TestCase("Text", "{}")]
    [TestCase("Text", "[]")]
    [TestCase("Text", "\"\\ud800\"")]
    [TestCase("Id", "\"1\"")]
    [TestCase("Id", "5")]
    [TestCase("Time", "\"5\"")]
    [TestCase("Time", "\"25:00\"")]
    [TestCase("Time", "\"P1Y\"")]
    [TestCase("Link", "\"http://[\"")]
    [TestCase("Bytes", "\"!\"")]
    [TestCase("At", "\"10:20\"")]
    [TestCase("At", "\"12/11/2023\"")]
    [TestCase("At", "\"2023\"")]
    [TestCase("At", "\"1714979289\"")]
    [TestCase("At", "\"6 May 2024\"")]
    [TestCase("At", "\"2016-12-31T23:59:60Z\"")]
    [TestCase("At", "\"10000-01-01T00:00:00Z\"")]
    [TestCase("At", "1e18")]
    [TestCase("At", "true")]
    [TestCase("Grades", "[5]")]
    [TestCase("Wholes", "[1,null]")]
    [TestCase("Any", "010")]
    [TestCase("Any", "NaN")]
    [TestCase("Any", "'a'")]
    [TestCase("Any", "[1,]")]
    [TestCase("Any", "/*c*/1")]
    public void Any_other_value_is_refused_with_its_place(string name, string json)
    {
        var document = $$"""{"{{name}}":{{json}}}""";

        Assert.Multiple(() =>
        {
            Assert.That(() => SessionsJson.Read<Values>(document), Refused(name));
            Assert.That(() => SessionsJson.Read<Holder>($$"""{"Values":{{document}}}"""), Refused("Values." + name));
            Assert.That(() => SessionsJson.Read<PlainValues>(document), Refused(name));
        });
    }

    [Test]
    public void A_null_of_a_member_of_any_type_is_written_back()
    {
        Assert.That(SessionsJson.Write(SessionsJson.Read<Values>("""{"Any":null}""")), Is.EqualTo("""{"Any":null}"""));
    }

    [Test]
    public void Of_two_members_with_one_name_the_last_one_counts()
    {
        var values = SessionsJson.Read<Values>("""{"Wholes":[1,2],"Whole":1,"more":[1],"Wholes":[3],"Whole":2,"more":[2]}""")!;

        Assert.That(SessionsJson.Write(values), Is.EqualTo("""{"Whole":2,"Wholes":[3],"more":[2]}"""));
    }

    [Test]
    public void Members_that_are_not_known_are_written_as_they_came()
    {
        const string Json = """{"a":1.10,"Whole":1,"b":{"c":[1e400,"\u00e9",12345678901234567890123]},"d":null}""";

        Assert.That(SessionsJson.Write(SessionsJson.Read<Values>(Json)), Is.EqualTo("""{"Whole":1,"a":1.10,"b":{"c":[1e400,"\u00e9",12345678901234567890123]},"d":null}"""));
    }

    [Test]
    public void Members_that_are_not_known_are_parsed_when_they_are_asked_for()
    {
        var values = SessionsJson.Read<Values>("""{"a":1.10,"Whole":1,"b":{"c":[1]}}""")!;

        Assert.That((values.AdditionalProperties["a"].Type, (int)values.AdditionalProperties["b"]["c"]![0]!), Is.EqualTo((JTokenType.Float, 1)));
        Assert.That(SessionsJson.Write(values), Is.EqualTo("""{"Whole":1,"a":1.1,"b":{"c":[1]}}"""));
    }

    [Test]
    public void Another_serializer_writes_members_that_are_not_known()
    {
        var values = SessionsJson.Read<Values>("""{"a":1,"Whole":1}""")!;

        Assert.That((int)JObject.FromObject(values)["a"]!, Is.EqualTo(1));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_number_that_JSON_has_not_is_refused_by_name(double number)
    {
        Assert.That(() => new JsonBody<Holder>(new Holder { Values = new Values { Number = number } }, "request"), Throws.ArgumentException.With.Message.Contains("Values.Number"));
        Assert.That(() => new JsonBody<Holder>(new Holder { Values = new Values { Single = (float)number } }, "request"), Throws.ArgumentException.With.Message.Contains("Values.Single"));
        Assert.That(() => new FormBody<Values>(new Values { Number = number }, null, "request"), Throws.ArgumentException.With.Message.Contains("Number"));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string path)
    {
        return Throws.InstanceOf<JsonException>().With.Property("Path").EqualTo(path).Or.Property("Path").StartsWith(path + "[").And.Property("LineNumber").EqualTo(1);
    }

    [JsonConverter(typeof(OpenEnumConverter<Grade>))]
    private readonly record struct Grade(string? Text) : IOpenEnum<Grade>
    {
        public string Value => Text ?? string.Empty;

        public Grade Create(string value) => new(value);
    }

    private sealed class Holder
    {
        public Values? Values { get; set; }
    }

    private sealed class Values : SessionsModel
    {
        public long? Whole { get; set; }

        public int? Small { get; set; }

        public double? Number { get; set; }

        public float? Single { get; set; }

        public decimal? Money { get; set; }

        public bool? Flag { get; set; }

        public string? Text { get; set; }

        public Guid? Id { get; set; }

        public TimeSpan? Time { get; set; }

        public Uri? Link { get; set; }

        public byte[]? Bytes { get; set; }

        public DateTimeOffset? At { get; set; }

        public object? Any { get; set; }

        public IList<Grade>? Grades { get; set; }

        public IList<long>? Wholes { get; set; }
    }

    // Nothing of the suite, so that the serializer reads it.
    private sealed class PlainValues
    {
        public long? Whole { get; set; }

        public int? Small { get; set; }

        public double? Number { get; set; }

        public float? Single { get; set; }

        public decimal? Money { get; set; }

        public bool? Flag { get; set; }

        public string? Text { get; set; }

        public Guid? Id { get; set; }

        public TimeSpan? Time { get; set; }

        public Uri? Link { get; set; }

        public byte[]? Bytes { get; set; }

        public DateTimeOffset? At { get; set; }

        public object? Any { get; set; }

        public IList<Grade>? Grades { get; set; }

        public IList<long>? Wholes { get; set; }
    }
}
