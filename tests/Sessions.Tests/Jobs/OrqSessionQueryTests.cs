using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Sandbox;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class OrqSessionQueryTests
{
    private static readonly ObjectOption[] Objects = [new() { Id = "o1", Name = "n", Path = "billing.total_cost", Type = QueryFilterType.Number }];

    private static readonly EvaluatorOption[] Evaluators =
    [
        new()
        {
            Id = "e1", Name = "n", Path = "duration", Type = QueryFilterType.Number, EvaluatorId = "ev",
            EvaluatorType = EvaluatorType.LlmEval, EvaluatorOutputType = EvaluatorOutputType.Number,
        },
    ];

    private static readonly DateTimeOffset Time = new(2025, 4, 20, 22, 51, 57, 123, TimeSpan.FromHours(2));

    private static IEnumerable<TestCaseData<Action<SessionQuery>, string>> Parts()
    {
        yield return new(_ => { }, """{"filters":[]}""");
        yield return new(query => query.WithId("contact_ids", "c"), """{"filters":[{"type":"id","id":"c","path":"contact_ids"}]}""");
        yield return new(
            query => query.WithText("external_id", StringFilterOperator.Contains, "x"),
            """{"filters":[{"type":"string","operator":"contains","value":"x","path":"external_id"}]}""");
        yield return new(
            query => query.WithAnyOf("tags", "a", "b"), """{"filters":[{"type":"string_array","operator":"in","values":["a","b"],"path":"tags"}]}""");
        yield return new(query => query.WithSearch("x", "a", "b"), """{"filters":[{"type":"search","value":"x","searchPaths":["a","b"]}]}""");
        yield return new(query => query.Search("x"), """{"filters":[],"query":{"operator":"and","search":"x","filters":[]}}""");
        yield return new(query => query.MatchAny(), """{"filters":[],"query":{"operator":"or","filters":[]}}""");
        yield return new(query => query.MatchAny().MatchAll(), """{"filters":[],"query":{"operator":"and","filters":[]}}""");
        yield return new(
            query => query.OrderBy("a").OrderByDescending("b"),
            """{"filters":[],"sortingProps":[{"key":"a","direction":"asc"},{"key":"b","direction":"desc"}]}""");
        yield return new(query => query.Include("a", "b"), """{"filters":[],"includedFields":{"a":"b"}}""");
        yield return new(query => query.WithPageSize(500), """{"filters":[],"pagination":{"limit":500.0}}""");
        yield return new(query => query.ByCursor(), """{"filters":[]}""");
    }

    [TestCase(typeof(SingleChoiceFilter), "single-value-array")]
    [TestCase(typeof(MultiChoiceFilter), "multi-value-array")]
    [TestCase(typeof(DateFilter), "date")]
    [TestCase(typeof(NumberFilter), "number")]
    [TestCase(typeof(TextFilter), "string")]
    [TestCase(typeof(ObjectFilter), "object")]
    [TestCase(typeof(EvaluatorFilter), "evaluator")]
    [TestCase(typeof(BooleanFilter), "boolean")]
    public void A_filter_has_its_type_from_the_start(Type filter, string type)
    {
        Assert.That((string?)JObject.Parse(SessionsJson.Write(Activator.CreateInstance(filter)))["type"], Is.EqualTo(type));
    }

    [TestCaseSource(nameof(Parts))]
    public async Task A_query_becomes_the_request_that_it_says(Action<SessionQuery> build, string expected)
    {
        var query = new SessionQuery();
        build(query);

        Assert.That(await Sent(query), Is.EqualTo(Json(expected)).Using<JToken>(JToken.DeepEquals));
    }

    private static IEnumerable<TestCaseData<Action<SessionQuery>, string>> QueryFilters()
    {
        const string Option = "{\"id\":\"o1\",\"name\":\"n\",\"path\":\"billing.total_cost\",\"type\":\"number\"}";
        const string Evaluator = "{\"id\":\"e1\",\"name\":\"n\",\"path\":\"duration\",\"type\":\"number\",\"evaluatorId\":\"ev\",\"evaluatorType\":\"llm_eval\",\"evaluatorOutputType\":\"number\"}";
        yield return new(query => query.WhereText("p", TextOperator.StartsWith, "x"), """{"type":"string","name":"p","path":"p","operator":"starts_with","value":"x"}""");
        yield return new(query => query.WhereText("p", TextOperator.Is, "x", "n"), """{"type":"string","name":"n","path":"p","operator":"is","value":"x"}""");
        yield return new(query => query.WhereText("p", TextOperator.IsEmpty), """{"type":"string","name":"p","path":"p","operator":"is_empty","value":null}""");
        yield return new(query => query.WhereNumber("p", NumberOperator.EqualsValue, 1), """{"type":"number","name":"p","path":"p","operator":"equals","value":1.0}""");
        yield return new(query => query.WhereNumber("p", NumberOperator.IsBetween, 1, 2), """{"type":"number","name":"p","path":"p","operator":"is_between","value":[1.0,2.0]}""");
        yield return new(query => query.WhereNumber("p", NumberOperator.IsNotEmpty), """{"type":"number","name":"p","path":"p","operator":"is_not_empty","value":null}""");
        yield return new(query => query.WhereChoice("p", ChoiceOperator.Is, "a", ["a", 2]), """{"type":"single-value-array","name":"p","path":"p","operator":"is","value":"a","options":["a",2]}""");
        yield return new(query => query.WhereChoice("p", ChoiceOperator.IsNot, 3), """{"type":"single-value-array","name":"p","path":"p","operator":"is_not","value":3,"options":[3]}""");
        yield return new(query => query.WhereChoice("p", ChoiceOperator.IsEmpty), """{"type":"single-value-array","name":"p","path":"p","operator":"is_empty","options":[]}""");
        yield return new(query => query.WhereList("p", ListOperator.Contains, ["a", 2]), """{"type":"multi-value-array","name":"p","path":"p","operator":"contains","value":["a",2],"options":["a",2]}""");
        yield return new(query => query.WhereList("p", ListOperator.IsEmpty, options: ["a"]), """{"type":"multi-value-array","name":"p","path":"p","operator":"is_empty","value":null,"options":["a"]}""");
        yield return new(query => query.WhereBoolean("p", false), """{"type":"boolean","name":"p","path":"p","operator":"is","value":false}""");
        yield return new(query => query.WhereDateBetween("p", Time, Time.AddHours(1)), """{"type":"date","name":"p","path":"p","operator":"is_between","value":{"mode":"datetime","criteria":{"startDate":"2025-04-20T22:51:57.123+02:00","endDate":"2025-04-20T23:51:57.123+02:00"}}}""");
        yield return new(query => query.WhereDate("p", DateOperator.IsBefore, Time), """{"type":"date","name":"p","path":"p","operator":"is_before","value":{"mode":"datetime","criteria":{"relativeTime":"custom_date","customDate":"2025-04-20T22:51:57.123+02:00"}}}""");
        yield return new(query => query.WhereDate("p", DateOperator.IsEmpty), """{"type":"date","name":"p","path":"p","operator":"is_empty","value":{"mode":"date","criteria":null}}""");
        yield return new(
            query => query.WhereDate("p", DateOperator.IsRelativeTime, new FilterDateValue
            {
                Mode = FilterDateMode.Datetime,
                Criteria = new FilterDateCriteria { Unit = FilterDateUnit.HoursAgo, Count = 3, Direction = FilterDateDirection.Past },
            }),
            """{"type":"date","name":"p","path":"p","operator":"is_relative_time","value":{"mode":"datetime","criteria":{"unit":"hours_ago","count":3.0,"direction":"past"}}}""");
        yield return new(query => query.WhereObject("p", ObjectOperator.IsGreaterThan, 1, Objects, "o1"), $$"""{"type":"object","name":"p","path":"p","operator":"is_greater_than","value":1,"selectedOptionId":"o1","options":[{{Option}}]}""");
        yield return new(query => query.WhereObject("p", ObjectOperator.IsEmpty, null, []), """{"type":"object","name":"p","path":"p","operator":"is_empty","selectedOptionId":null,"options":[]}""");
        yield return new(query => query.WhereEvaluator("p", EvaluatorOperator.Is, true, Evaluators, "e1"), $$"""{"type":"evaluator","name":"p","path":"p","operator":"is","value":true,"selectedOptionId":"e1","options":[{{Evaluator}}]}""");
        yield return new(
            query => query.Where(new TextFilter { Type = "new", Name = "n", Path = "p", Operator = "new", Value = "x", HideOperators = ["is"] }),
            """{"type":"new","name":"n","path":"p","operator":"new","value":"x","hideOperators":["is"]}""");
    }

    [TestCaseSource(nameof(QueryFilters))]
    public async Task Each_shape_of_query_filter_can_be_said(Action<SessionQuery> build, string expected)
    {
        var query = new SessionQuery();
        build(query);

        Assert.That((await Sent(query))["query"]!["filters"]!.Single(), Is.EqualTo(Json(expected)).Using<JToken>(JToken.DeepEquals));
    }

    // Seeded sessions number 1 to 6 have durations of 100 to 600, tags "seeded" and "odd" or "even", and contact-1 to contact-6.
    private static IEnumerable<TestCaseData<Action<SessionQuery>, double[]>> Answered()
    {
        yield return new(query => query.WithId("contact_ids", "contact-6"), [600]);
        yield return new(query => query.WithText("tags", StringFilterOperator.EqualsValue, "even"), [600, 400, 200]);
        yield return new(query => query.WithAnyOf("contact_ids", "contact-2", "contact-5"), [500, 200]);
        yield return new(query => query.WithSearch("contact-4", "external_id", "contact_ids"), [400]);
        yield return new(query => query.Search("contact-3"), [300]);
        yield return new(query => query.WhereText("contact_ids", TextOperator.EndsWith, "-1"), [100]);
        yield return new(query => query.WhereNumber("duration", NumberOperator.IsBetween, 200, 300), [300, 200]);
        yield return new(query => query.WhereChoice("tags", ChoiceOperator.Is, "odd"), [500, 300, 100]);
        yield return new(query => query.WhereList("tags", ListOperator.DoesNotContain, ["odd"]), [600, 400, 200]);
        yield return new(query => query.WhereBoolean("tags", true), []);
        yield return new(query => query.WhereDate("started_at", DateOperator.IsNotEmpty), [600, 500, 400, 300, 200, 100]);
        yield return new(query => query.WhereDateBetween("started_at", Time.AddYears(-1), Time.AddYears(-1)), []);
        yield return new(query => query.WhereObject("billing", ObjectOperator.IsNotEmpty, null, Objects, "o1"), [600, 500, 400, 300, 200, 100]);
        yield return new(query => query.WhereEvaluator("x", EvaluatorOperator.IsLessThan, 150, Evaluators, "e1"), [100]);
        yield return new(
            query => query.MatchAny().WhereNumber("duration", NumberOperator.IsLessThan, 150).WhereNumber("duration", NumberOperator.IsGreaterThan, 550),
            [600, 100]);
        yield return new(query => query.WithText("tags", StringFilterOperator.EqualsValue, "even").OrderBy("duration"), [200, 400, 600]);
    }

    [TestCaseSource(nameof(Answered))]
    public async Task The_sandbox_lists_and_counts_what_a_query_picks(Action<SessionQuery> build, double[] durations)
    {
        await using var server = await SandboxServer.StartAsync();
        server.SeedOrqSessions(6);
        using var client = SandboxClient(server);
        var query = new SessionQuery();
        build(query);

        var listed = new List<double>();
        await foreach (var session in client.ListAllSessionsAsync(query))
        {
            listed.Add(session.Duration);
        }

        Assert.Multiple(async () =>
        {
            Assert.That(listed, Is.EqualTo(durations));
            Assert.That(await client.CountSessionsAsync(query), Is.EqualTo((long)durations.Length));
        });
    }

    private static IEnumerable<TestCaseData<Action<SessionQuery>, string>> BadUses()
    {
        yield return new(query => query.WithId(" ", "i"), "The path is blank; pass one that is not.");
        yield return new(query => query.WithId("p", null!), "Null was given for id; pass what is meant.");
        yield return new(query => query.WithText("p", "is", "v"), "The API has no comparison 'is' here; use one of the values of StringFilterOperator.");
        yield return new(query => query.WithText("p", StringFilterOperator.Contains, null!), "Null was given for value; pass what is meant.");
        yield return new(query => query.WithAnyOf("p"), "There are no values; pass at least one.");
        yield return new(query => query.WithAnyOf("p", "a", null!), "One of the values is null; pass texts only.");
        yield return new(query => query.WithSearch("x"), "There are no searchPaths; pass at least one.");
        yield return new(query => query.With(null!), "Null was given for filter; pass what is meant.");
        yield return new(query => query.Where(null!), "Null was given for filter; pass what is meant.");
        yield return new(query => query.Search(string.Empty), "The text is blank");
        yield return new(query => query.OrderBy(string.Empty), "The key is blank");
        yield return new(query => query.OrderBy("a").OrderByDescending("a"), "The query is sorted by 'a' already; name each key once.");
        yield return new(query => query.Include(string.Empty, "v"), "The field is blank");
        yield return new(query => query.WithPageSize(0), "A page must have at least one session; pass 1 or more.");
        yield return new(query => query.WhereText("p", "equals", "v"), "use one of the values of TextOperator");
        yield return new(query => query.WhereText("p", default, "v"), "use one of the values of TextOperator");
        yield return new(query => query.WhereText("p", TextOperator.Is), "The operator 'is' compares with something; pass it as value.");
        yield return new(query => query.WhereText("p", TextOperator.IsEmpty, "v"), "The operator 'is_empty' compares with nothing; leave value out.");
        yield return new(query => query.WhereNumber("p", "is", 1), "use one of the values of NumberOperator");
        yield return new(query => query.WhereNumber("p", NumberOperator.IsBetween, 1), "The operator 'is_between' takes 2 numbers, and 1 were given.");
        yield return new(query => query.WhereNumber("p", NumberOperator.IsBetween, 2, 1), "takes the lower number first");
        yield return new(query => query.WhereNumber("p", NumberOperator.IsEmpty, 1), "takes 0 numbers");
        yield return new(query => query.WhereChoice("p", "contains", "v"), "use one of the values of ChoiceOperator");
        yield return new(query => query.WhereChoice("p", ChoiceOperator.Is), "pass it as value");
        yield return new(query => query.WhereList("p", "is", ["v"]), "use one of the values of ListOperator");
        yield return new(query => query.WhereList("p", ListOperator.Contains), "pass it as values");
        yield return new(query => query.WhereBoolean(null!, true), "Null was given for path; pass what is meant.");
        yield return new(query => query.WhereDate("p", "contains"), "use one of the values of DateOperator");
        yield return new(query => query.WhereDate("p", DateOperator.Is), "pass it as value");
        yield return new(query => query.WhereDate("p", DateOperator.IsBetween, new FilterDateValue { Mode = "date", Criteria = new() }), "set both in the criteria");
        yield return new(query => query.WhereDate("p", DateOperator.Is, new FilterDateValue { Mode = "day", Criteria = new() }), "use one of the values of FilterDateMode");
        yield return new(query => query.WhereDate("p", DateOperator.IsBetween, Time), "use Is, IsBefore or IsOnOrBefore");
        yield return new(query => query.WhereDateBetween("p", Time, Time.AddTicks(-1)), "pass the earlier time first");
        yield return new(query => query.WhereObject("p", "near", 1, Objects), "use one of the values of ObjectOperator");
        yield return new(query => query.WhereObject("p", ObjectOperator.Is, 1, Objects, "o9"), "None of the options has the id 'o9'; select one of them, or none.");
        yield return new(query => query.WhereObject("p", ObjectOperator.Is, 1, null!), "Null was given for options; pass what is meant.");
        yield return new(query => query.WhereEvaluator("p", "contains", 1, Evaluators), "use one of the values of EvaluatorOperator");
        yield return new(query => query.WhereEvaluator("p", EvaluatorOperator.Is, null, Evaluators), "pass it as value");
    }

    [TestCaseSource(nameof(BadUses))]
    public void What_the_api_has_not_is_refused_and_the_message_says_what_to_do(Action<SessionQuery> use, string advice)
    {
        Assert.That(() => use(new SessionQuery()), Throws.InstanceOf<ArgumentException>().With.Message.Contains(advice));
    }

    [Test]
    public void A_request_of_a_query_is_the_callers_own()
    {
        var query = new SessionQuery().OrderBy("a").Include("f", "v");
        var request = query.ToRequest();

        request.Filters.Add(new IdFilter());
        request.SortingProps!.Single().Key = "b";
        request.IncludedFields!.Clear();

        Assert.That(
            (query.ToRequest().Filters.Count, query.ToRequest().SortingProps!.Single().Key, query.ToRequest().IncludedFields!.Count),
            Is.EqualTo((0, "a", 1)));
    }

    private static OrqSessionsClient SandboxClient(SandboxServer server)
    {
        var options = new OrqSessionsOptions();
        server.Orq.Configure(options);
        return new OrqSessionsClient(options);
    }

    private static async Task<JToken> Sent(SessionQuery query)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"object":"list","data":[],"has_more":false}"""));
        await Clients.Orq(handler).ListSessionsAsync(query.ToRequest());
        return Json(handler.Request.Body!);
    }

    // Times stay the texts that they are.
    private static JToken Json(string text)
    {
        return JsonConvert.DeserializeObject<JToken>(text, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
    }
}
