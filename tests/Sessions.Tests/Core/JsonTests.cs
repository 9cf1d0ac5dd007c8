using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class JsonTests
{
    [TestCase("\"a\"", "a", true)]
    [TestCase("\"1\"", "1", true)]
    [TestCase("\"\"", "", true)]
    [TestCase("3", 3L, false)]
    [TestCase("-1.5", -1.5, false)]
    [TestCase("1e3", 1000.0, false)]
    [TestCase("123456789012345678901234567890", 123456789012345678901234567890.0, false)]
    public void A_text_or_a_number_is_read_as_what_it_is(string json, object value, bool isString)
    {
        var read = SessionsJson.Read<StringOrNumber>(json);

        Assert.That((read.Value, read.IsString), Is.EqualTo((value, isString)));
    }

    [TestCase("null", "Null")]
    [TestCase("true", "Boolean")]
    [TestCase("[]", "StartArray")]
    [TestCase("{}", "StartObject")]
    public void Anything_else_is_neither_a_text_nor_a_number(string json, string found)
    {
        Assert.That(
            () => SessionsJson.Read<StringOrNumber>(json),
            Throws.TypeOf<JsonSerializationException>().With.Message.EqualTo($"Expected a string or a number but found {found}."));
    }

    [Test]
    [SetCulture("de-DE")]
    public void A_text_or_a_number_is_written_as_what_it_is()
    {
        StringOrNumber[] values = ["a", 3, 1.5, default];

        Assert.That(SessionsJson.Write(values), Is.EqualTo("[\"a\",3,1.5,\"\"]"));
        Assert.That(values.Select(value => value.ToString()), Is.EqualTo(new[] { "a", "3", "1.5", "" }));
    }

    [Test]
    public void A_text_that_is_null_is_refused()
    {
        Assert.That(() => new StringOrNumber(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("value"));
    }

    [Test]
    public void A_date_that_is_null_is_none()
    {
        Assert.That(
            (SessionsJson.Read<DateTimeOffset?>("null"), SessionsJson.Read<DateTimeOffset>("null")),
            Is.EqualTo(((DateTimeOffset?)null, default(DateTimeOffset))));
    }

    [TestCase("\"yesterday\"", "String")]
    [TestCase("true", "Boolean")]
    [TestCase("1e18", "Float")]
    public void Anything_else_is_no_date(string json, string found)
    {
        Assert.That(
            () => SessionsJson.Read<DateTimeOffset>(json),
            Throws.TypeOf<JsonSerializationException>().With.Message.EqualTo($"Expected a date and time (RFC 3339) but found {found}.")
                .And.Property("LineNumber").EqualTo(1).And.Property("LinePosition").EqualTo(json.Length));
    }

    [Test]
    public void An_enum_value_that_is_null_is_none()
    {
        Assert.That((SessionsJson.Read<SessionStatus?>("null"), SessionsJson.Read<SessionStatus>("null")), Is.EqualTo(((SessionStatus?)null, default(SessionStatus))));
    }

    [Test]
    public void An_enum_value_that_is_no_text_is_refused()
    {
        Assert.That(
            () => SessionsJson.Read<SessionStatus>("1"),
            Throws.TypeOf<JsonSerializationException>().With.Message.EqualTo("Expected a string but found Integer."));
    }

    [TestCase(typeof(SessionStatus), true)]
    [TestCase(typeof(SessionStatus?), true)]
    [TestCase(typeof(string), false)]
    public void An_enum_is_converted_with_and_without_null(Type type, bool isConverted)
    {
        Assert.That(new OpenEnumConverter<SessionStatus>().CanConvert(type), Is.EqualTo(isConverted));
    }

    [TestCase("{} ")]
    [TestCase("{}\n\n")]
    public void Blanks_may_follow_a_document(string json)
    {
        Assert.That(SessionsJson.Read<Orq.Session>(json), Is.Not.Null);
    }

    [TestCase("{} {}")]
    [TestCase("{} /* end */")]
    public void Anything_else_may_not_follow_a_document(string json)
    {
        Assert.That(
            () => SessionsJson.Read<Orq.Session>(json),
            Throws.TypeOf<JsonReaderException>().With.Message.StartsWith("Additional text encountered after finished reading JSON content"));
    }

    [Test]
    public void A_document_may_be_nested_64_levels_deep()
    {
        Assert.That(SessionsJson.Read<JToken>(new string('[', 64) + new string(']', 64)), Is.Not.Null);
    }

    [Test]
    public void A_document_may_not_be_nested_deeper()
    {
        Assert.That(() => SessionsJson.Read<JToken>(new string('[', 65) + new string(']', 65)), Throws.TypeOf<JsonReaderException>());
    }

    [Test]
    public void A_type_named_by_a_document_is_a_member_like_any_other()
    {
        var session = SessionsJson.Read<Orq.Session>("""{"$type":"System.Exception","$id":"1","_id":"s"}""")!;

        Assert.That((session.Id, (string?)session.AdditionalProperties["$type"], (string?)session.AdditionalProperties["$id"]), Is.EqualTo(("s", "System.Exception", "1")));
    }

    [Test]
    public void A_text_that_looks_like_a_date_stays_as_it_is()
    {
        Assert.That((string?)SessionsJson.Read<JObject>("""{"a":"2024-01-02T03:04:05.120+05:00"}""")!["a"], Is.EqualTo("2024-01-02T03:04:05.120+05:00"));
    }

    [Test]
    public void A_document_that_is_null_is_refused()
    {
        Assert.That(() => SessionsJson.Read<JToken>(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("json"));
    }

    [Test]
    public void A_value_that_can_not_be_written_is_refused_by_name()
    {
        var circle = new List<object>();
        circle.Add(circle);

        Assert.That(
            () => new JsonBody<object>(circle, "request"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("request").And.Message.StartsWith("The value can't be written as JSON: Self referencing loop"));
    }
}
