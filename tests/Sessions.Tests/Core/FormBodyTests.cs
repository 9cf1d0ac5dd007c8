using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class FormBodyTests
{
    private static readonly TestCaseData[] Members =
    [
        Member("a text", new Form { Text = "a b" }, null, "text=a+b"),
        Member("an empty text", new Form { Text = "" }, null, "text="),
        Member("a whole number", new Form { Count = -1234567 }, null, "count=-1234567"),
        Member("a number", new Form { Rate = 1234.5 }, null, "rate=1234.5"),
        Member("a number in scientific notation", new Form { Rate = 1e300 }, null, "rate=1E%2B300"),
        Member("a flag", new Form { Flag = true }, null, "flag=true"),
        Member("a date", new Form { At = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 600, TimeSpan.FromHours(-2)) }, null, "at=2024-01-02T03%3A04%3A05.6-02%3A00"),
        Member("bytes", new Form { Bytes = [251, 255] }, null, "bytes=%2B%2F8%3D"),
        Member("a name", new Form { Odd = "x" }, null, "odd%5Bname%5D+%C3%BC=x"),
        Member("nothing", new Form(), null, ""),
        Member("an explicit null", new Form { Note = null }, null, "note="),
        Member("members that are not known", new Form { AdditionalProperties = { ["more"] = new JValue(1.5m), ["none"] = JValue.CreateNull() } }, null, "more=1.5&none="),
        Member("a list", new Form { Items = ["a", "b&c"] }, null, "items=a&items=b%26c"),
        Member("an empty list", new Form { Items = [] }, null, "items="),
        Member("a list with commas", new Form { Items = ["a", "b"] }, FormStyle.CommaDelimited, "items=a%2Cb"),
        Member("a list with spaces", new Form { Items = ["a", "b"] }, FormStyle.SpaceDelimited, "items=a+b"),
        Member("a list with bars", new Form { Items = ["a", "b"] }, FormStyle.PipeDelimited, "items=a%7Cb"),
        Member("one item that has the sign between items", new Form { Items = ["a,b"] }, FormStyle.CommaDelimited, "items=a%2Cb"),
        Member("a list as JSON", new Form { Items = ["a", "b"] }, FormStyle.Json, "items=%5B%22a%22%2C%22b%22%5D"),
        Member("a deep list", new Form { Items = ["a", "b"] }, FormStyle.DeepObject, "items%5B0%5D=a&items%5B1%5D=b"),
        Member("an object", new Form { Part = new Form { Count = 1 } }, null, "part=%7B%22count%22%3A1%7D"),
        Member("an object without members", new Form { Part = new Form() }, null, "part="),
        Member("a deep object", new Form { Part = new Form { Text = "x", Flag = false } }, FormStyle.DeepObject, "part%5Btext%5D=x&part%5Bflag%5D=false"),
        Member("a deep object in a deep object", new Form { Part = new Form { Part = new Form { Note = null } } }, FormStyle.DeepObject, "part%5Bpart%5D%5Bnote%5D="),
        Member("a deep list of objects", new Form { Parts = [new Form { Count = 1 }, new Form { Items = ["a"] }] }, FormStyle.DeepObject, "parts%5B0%5D%5Bcount%5D=1&parts%5B1%5D%5Bitems%5D%5B0%5D=a"),
        Member("a list of objects", new Form { Parts = [new Form { Count = 1 }, new Form { Count = 2 }] }, null, "parts=%7B%22count%22%3A1%7D&parts=%7B%22count%22%3A2%7D"),
        Member("a deep map", new Form { Map = new Dictionary<string, string> { ["b c"] = "d" } }, FormStyle.DeepObject, "map%5Bb+c%5D=d"),
        Member("a scalar in a style for lists", new Form { Text = "a,b" }, FormStyle.CommaDelimited, "text=a%2Cb"),
    ];

    [TestCaseSource(nameof(Members))]
    [SetCulture("de-DE")]
    public async Task A_member_is_written_as_fields(object form, IReadOnlyDictionary<string, FormStyle>? styles, string text)
    {
        Assert.That(await Written((Form)form, styles), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase(" a  b ")]
    [TestCase("a+b=c&d%20;e")]
    [TestCase("~*-._!'()[]{}/?#@:,$\"\\")]
    [TestCase("\0\t\r\n\u007f")]
    [TestCase("é ß 漢 😀 \u2028\uFFFD\uFEFF")]
    public async Task Every_text_arrives_as_it_was(string text)
    {
        var read = System.Web.HttpUtility.ParseQueryString(await Written(new Form { Text = text, AdditionalProperties = { ["k" + text] = text } }, null));

        Assert.That((read["text"], read["k" + text]), Is.EqualTo((text, text)));
    }

    [Test]
    public void Half_of_a_pair_of_surrogates_is_refused()
    {
        Assert.That(() => Body(new Form { Text = "\ud800" }, null), Throws.ArgumentException.With.Message.Contains("surrogate").And.Property("ParamName").EqualTo("request"));
    }

    [Test]
    public void An_item_that_holds_the_sign_between_the_items_is_refused()
    {
        Assert.That(
            () => Body(new Form { Items = ["a,b", "c"] }, new Dictionary<string, FormStyle> { ["items"] = FormStyle.CommaDelimited }),
            Throws.ArgumentException.With.Message.EqualTo("An item of items contains ',', which parts the items on the wire; send it without. (Parameter 'request')"));
    }

    [Test]
    public void What_is_no_object_is_refused()
    {
        Assert.That(
            () => new FormBody<string[]>(["a"], null, "request"),
            Throws.ArgumentException.With.Message.EqualTo("Only an object has fields; pass a model. (Parameter 'request')"));
    }

    [Test]
    public void Null_is_refused_by_name()
    {
        Assert.That(() => new FormBody<Form>(null!, null, "request"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("request"));
    }

    [Test]
    public void An_object_that_holds_itself_is_refused()
    {
        var form = new Form();
        form.Part = form;

        Assert.That(() => Body(form, null), Throws.ArgumentException.With.Message.StartsWith("The value can't be written as a form: "));
    }

    [Test]
    public async Task A_retry_sends_the_same_form_again_though_the_model_has_changed()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests), ScriptedHandler.Status(HttpStatusCode.NoContent));
        var options = new OrqSessionsOptions
        {
            ApiKey = "k",
            BaseAddress = new Uri("https://api.test"),
            Retry = { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        };
        var form = new Form { Text = "ü" };
        var request = new SessionsRequest(new SessionsOperation("SendForm", HttpMethod.Post, "/forms", CredentialRequirement.Required)) { Body = Body(form, null) };
        form.Text = "another";

        await SessionsPipeline.Create(handler, options).SendAsync(request, CancellationToken.None);

        Assert.That(
            handler.Requests.Select(sent => (sent.Body, sent.Header("Content-Type"))),
            Is.EqualTo(new[] { ("text=%C3%BC", "application/x-www-form-urlencoded"), ("text=%C3%BC", "application/x-www-form-urlencoded") }));
    }

    private static TestCaseData Member(string name, Form form, FormStyle? style, string text)
    {
        var styles = style is { } given
            ? new Dictionary<string, FormStyle> { ["text"] = given, ["items"] = given, ["part"] = given, ["parts"] = given, ["map"] = given }
            : null;
        return new TestCaseData(form, styles, text).SetArgDisplayNames(name);
    }

    private static FormBody<Form> Body(Form form, IReadOnlyDictionary<string, FormStyle>? styles)
    {
        return new FormBody<Form>(form, styles, "request");
    }

    private static Task<string> Written(Form form, IReadOnlyDictionary<string, FormStyle>? styles)
    {
        return Body(form, styles).CreateContent().ReadAsStringAsync(CancellationToken.None);
    }

    private sealed class Form : SessionsModel
    {
        private string? _note;
        private bool _noteIsAssigned;

        [JsonProperty("text")]
        public string? Text { get; set; }

        [JsonProperty("count")]
        public long? Count { get; set; }

        [JsonProperty("rate")]
        public double? Rate { get; set; }

        [JsonProperty("flag")]
        public bool? Flag { get; set; }

        [JsonProperty("at")]
        public DateTimeOffset? At { get; set; }

        [JsonProperty("bytes")]
        public byte[]? Bytes { get; set; }

        [JsonProperty("odd[name] ü")]
        public string? Odd { get; set; }

        [JsonProperty("note", NullValueHandling = NullValueHandling.Include)]
        public string? Note
        {
            get => _note;
            set
            {
                _note = value;
                _noteIsAssigned = true;
            }
        }

        [JsonProperty("items")]
        public IList<string>? Items { get; set; }

        [JsonProperty("part")]
        public Form? Part { get; set; }

        [JsonProperty("parts")]
        public IList<Form>? Parts { get; set; }

        [JsonProperty("map")]
        public IDictionary<string, string>? Map { get; set; }

        public bool ShouldSerializeNote()
        {
            return _noteIsAssigned;
        }
    }
}
