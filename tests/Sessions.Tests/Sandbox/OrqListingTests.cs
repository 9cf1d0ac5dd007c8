using System.Net;

namespace Sessions.Tests.Sandbox;

internal sealed class OrqListingTests : SandboxFixture
{
    private const string Query = "v2/traces/sessions/query";
    private const string Count = "v2/traces/sessions/count";

    private static IEnumerable<string?> Ids(Answer answer)
    {
        return answer.Json.GetProperty("data").EnumerateArray().Select(session => session.GetProperty("_id").GetString());
    }

    private static IEnumerable<double> Durations(Answer answer)
    {
        return answer.Json.GetProperty("data").EnumerateArray().Select(session => session.GetProperty("duration").GetDouble());
    }

    [Test]
    public async Task Listing_without_paging_gives_fifty_sessions_newest_first()
    {
        var seeded = Server.SeedOrqSessions(60);

        var answer = await PostAsync(Orq, Query, """{ "filters": [] }""");

        Assert.That(answer["object"], Is.EqualTo("list"));
        Assert.That(Ids(answer), Is.EqualTo(seeded.Reverse().Take(50)));
        Assert.That(answer.Json.GetProperty("has_more").GetBoolean(), Is.True);
    }

    [TestCase(1, 4, 10, true)]
    [TestCase(2, 4, 6, true)]
    [TestCase(3, 2, 2, false)]
    [TestCase(4, 0, 0, false)]
    public async Task Page_number_and_limit_cut_the_listing(int page, int length, int newest, bool hasMore)
    {
        var seeded = Server.SeedOrqSessions(10);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "page": {{page}}, "limit": 4 } }""");

        Assert.That(Ids(answer), Is.EqualTo(seeded.Take(newest).Reverse().Take(length)));
        Assert.That(answer.Json.GetProperty("has_more").GetBoolean(), Is.EqualTo(hasMore));
    }

    [Test]
    public async Task Cursor_lastId_gives_what_follows_that_session()
    {
        var seeded = Server.SeedOrqSessions(5);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "limit": 2, "lastId": "{{seeded[3]}}" } }""");

        Assert.That(Ids(answer), Is.EqualTo(new[] { seeded[2], seeded[1] }));
        Assert.That(answer.Json.GetProperty("has_more").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Cursor_firstId_gives_what_precedes_that_session()
    {
        var seeded = Server.SeedOrqSessions(5);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "limit": 2, "firstId": "{{seeded[1]}}" } }""");

        Assert.That(Ids(answer), Is.EqualTo(new[] { seeded[3], seeded[2] }));
        Assert.That(answer.Json.GetProperty("has_more").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Cursor_wins_over_the_page_number()
    {
        var seeded = Server.SeedOrqSessions(5);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "page": 3, "limit": 2, "lastId": "{{seeded[4]}}" } }""");

        Assert.That(Ids(answer), Is.EqualTo(new[] { seeded[3], seeded[2] }));
    }

    [Test]
    public async Task Cursor_of_a_session_that_was_deleted_still_tells_the_place()
    {
        var seeded = Server.SeedOrqSessions(5);
        await SendAsync(Orq, HttpMethod.Delete, $"v2/traces/sessions/{seeded[3]}");

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "limit": 2, "lastId": "{{seeded[3]}}" } }""");

        Assert.That(Ids(answer), Is.EqualTo(new[] { seeded[2], seeded[1] }));
    }

    [Test]
    public async Task Cursor_firstId_of_a_session_that_was_deleted_still_tells_the_place()
    {
        var seeded = Server.SeedOrqSessions(5);
        await SendAsync(Orq, HttpMethod.Delete, $"v2/traces/sessions/{seeded[2]}");

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": { "limit": 9, "firstId": "{{seeded[2]}}" } }""");

        Assert.That(Ids(answer), Is.EqualTo(new[] { seeded[4], seeded[3] }));
        Assert.That(answer.Json.GetProperty("has_more").GetBoolean(), Is.False);
    }

    [TestCase("""{ "filters": [] }""")]
    [TestCase("""{ "filters": [{ "type": "string", "operator": "equals", "path": "tags", "value": "seeded" }] }""")]
    [TestCase("""{ "filters": [], "sortingProps": [{ "key": "unknown" }] }""")]
    public async Task Listing_shows_what_was_written_since_it_was_asked_for_last(string body)
    {
        var seeded = Server.SeedOrqSessions(3);
        await PostAsync(Orq, Query, body);
        await SendAsync(Orq, HttpMethod.Delete, $"v2/traces/sessions/{seeded[0]}");
        await SendAsync(Orq, HttpMethod.Patch, $"v2/traces/sessions/{seeded[1]}", """{ "duration": 7 }""");
        Server.SeedOrqSessions(2);

        var answer = await PostAsync(Orq, Query, body);

        Assert.That(Durations(answer), Is.EqualTo(new[] { 200d, 100, 300, 7 }));
    }

    [Test]
    public async Task Pages_of_a_sorted_listing_follow_each_other_by_number_and_by_cursor()
    {
        var seeded = Server.SeedOrqSessions(5);
        const string Sorting = """ "filters": [], "sortingProps": [{ "key": "duration" }] """;

        var byNumber = await PostAsync(Orq, Query, $$"""{ {{Sorting}}, "pagination": { "limit": 2, "page": 2 } }""");
        var byCursor = await PostAsync(Orq, Query, $$"""{ {{Sorting}}, "pagination": { "limit": 2, "lastId": "{{seeded[1]}}" } }""");

        Assert.That(Durations(byNumber), Is.EqualTo(new[] { 300d, 400 }));
        Assert.That(Durations(byCursor), Is.EqualTo(new[] { 300d, 400 }));
    }

    [TestCase("""{ "limit": 0 }""", "pagination.limit")]
    [TestCase("""{ "limit": 2.5 }""", "pagination.limit")]
    [TestCase("""{ "page": 0 }""", "pagination.page")]
    [TestCase("""{ "limit": "many" }""", "pagination.limit")]
    public async Task Paging_that_makes_no_sense_is_refused_with_400(string pagination, string name)
    {
        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": {{pagination}} }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer["message"], Does.StartWith(name));
    }

    [TestCase("""{ "page": 1e300, "limit": 1e300 }""", 0)]
    [TestCase("""{ "limit": 1e300 }""", 3)]
    [TestCase("""{ "lastId": null, "firstId": null }""", 3)]
    public async Task Paging_without_bounds_stays_within_the_listing(string pagination, int length)
    {
        Server.SeedOrqSessions(3);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "pagination": {{pagination}} }""");

        Assert.That(Ids(answer).Count(), Is.EqualTo(length));
    }

    [TestCase("""[{ "key": "duration", "direction": "desc" }]""", new[] { 400d, 300, 200, 100 })]
    [TestCase("""[{ "key": "duration", "direction": "asc" }]""", new[] { 100d, 200, 300, 400 })]
    [TestCase("""[{ "key": "billing.total_cost" }]""", new[] { 100d, 200, 300, 400 })]
    [TestCase("""[{ "key": "unknown" }]""", new[] { 400d, 300, 200, 100 })]
    [TestCase("""[{ "key": "unknown" }, { "key": "duration" }]""", new[] { 100d, 200, 300, 400 })]
    [TestCase("""[{ "key": "tags", "direction": "desc" }, { "key": "duration" }]""", new[] { 100d, 300, 200, 400 })]
    public async Task Sorting_orders_by_its_keys_in_turn(string sorting, double[] durations)
    {
        Server.SeedOrqSessions(4);

        var answer = await PostAsync(Orq, Query, $$"""{ "filters": [], "sortingProps": {{sorting}} }""");

        Assert.That(Durations(answer), Is.EqualTo(durations));
    }

    // Seeded sessions number 1 to 6 have durations of 100 to 600, tags "seeded" and "odd" or "even", and contact-1 to contact-6.
    [TestCase("""{ "type": "string", "operator": "contains", "path": "external_id", "value": "SEED-3-" }""", new[] { 300d })]
    [TestCase("""{ "type": "string", "operator": "equals", "path": "tags", "value": "even" }""", new[] { 600d, 400, 200 })]
    [TestCase("""{ "type": "string", "operator": "equals", "path": "tags", "value": "eve" }""", new double[0])]
    [TestCase("""{ "type": "string_array", "operator": "in", "path": "contact_ids", "values": ["contact-2", "contact-5"] }""", new[] { 500d, 200 })]
    [TestCase("""{ "type": "search", "value": "contact-4", "searchPaths": ["external_id", "contact_ids"] }""", new[] { 400d })]
    [TestCase("""{ "type": "id", "id": "contact-6", "path": "contact_ids" }""", new[] { 600d })]
    [TestCase("""{ "type": "id", "id": "x", "path": "invented.path" }""", new double[0])]
    public async Task Filter_of_each_shape_picks_the_sessions_it_names(string filter, double[] durations)
    {
        Server.SeedOrqSessions(6);

        var listed = await PostAsync(Orq, Query, $$"""{ "filters": [{{filter}}] }""");
        var counted = await PostAsync(Orq, Count, $$"""{ "filters": [{{filter}}] }""");

        Assert.That(Durations(listed), Is.EqualTo(durations));
        Assert.That(counted.Text, Is.EqualTo($$"""{"count":{{durations.Length}}}"""));
    }

    [Test]
    public async Task Several_filters_must_all_match()
    {
        Server.SeedOrqSessions(6);

        var answer = await PostAsync(Orq, Query, """
            { "filters": [
              { "type": "string", "operator": "equals", "path": "tags", "value": "even" },
              { "type": "string_array", "operator": "in", "path": "contact_ids", "values": ["contact-1", "contact-2"] } ] }
            """);

        Assert.That(Durations(answer).Single(), Is.EqualTo(200));
    }

    [TestCase("number", "duration", "is_between", "\"value\": [200, 300]", new[] { 300d, 200 })]
    [TestCase("number", "duration", "is_greater_than", "\"value\": 500", new[] { 600d })]
    [TestCase("number", "duration", "is_less_than_or_equal_to", "\"value\": 100", new[] { 100d })]
    [TestCase("number", "duration", "equals", "\"value\": [100, 600]", new[] { 600d, 100 })]
    [TestCase("number", "duration", "is_not_equal", "\"value\": 100", new[] { 600d, 500, 400, 300, 200 })]
    [TestCase("string", "external_id", "starts_with", "\"value\": \"seed-2\"", new[] { 200d })]
    [TestCase("string", "external_id", "does_not_contain", "\"value\": \"seed\"", new double[0])]
    [TestCase("string", "project_id", "is_empty", "\"value\": null", new[] { 600d, 500, 400, 300, 200, 100 })]
    [TestCase("string", "project_id", "is_not_empty", "\"value\": null", new double[0])]
    [TestCase("single-value-array", "contact_ids", "is", "\"value\": \"contact-3\", \"options\": []", new[] { 300d })]
    [TestCase("multi-value-array", "tags", "contains", "\"value\": [\"odd\"], \"options\": [\"odd\", 1]", new[] { 500d, 300, 100 })]
    [TestCase("multi-value-array", "tags", "does_not_contain", "\"value\": [\"odd\"], \"options\": []", new[] { 600d, 400, 200 })]
    [TestCase("object", "x", "is_greater_than", "\"value\": 500, \"selectedOptionId\": \"o\", \"options\": [{ \"id\": \"o\", \"name\": \"n\", \"path\": \"duration\", \"type\": \"number\" }]", new[] { 600d })]
    [TestCase("evaluator", "duration", "is_less_than", "\"value\": 200, \"selectedOptionId\": null, \"options\": []", new[] { 100d })]
    [TestCase("boolean", "duration", "is", "\"value\": true", new double[0])]
    [TestCase("date", "started_at", "is_before", "\"value\": { \"mode\": \"datetime\", \"criteria\": { \"customDate\": \"2025-04-20T12:00:01Z\" } }", new[] { 600d, 500, 400, 300, 200, 100 })]
    [TestCase("date", "started_at", "is", "\"value\": { \"mode\": \"date\", \"criteria\": { \"relativeTime\": \"today\" } }", new[] { 600d, 500, 400, 300, 200, 100 })]
    [TestCase("date", "started_at", "is", "\"value\": { \"mode\": \"date\", \"criteria\": { \"relativeTime\": \"yesterday\" } }", new double[0])]
    [TestCase("date", "started_at", "is_between", "\"value\": { \"mode\": \"date\", \"criteria\": { \"startDate\": \"2025-04-20\", \"endDate\": \"2025-04-21\" } }", new[] { 600d, 500, 400, 300, 200, 100 })]
    [TestCase("date", "started_at", "is_relative_time", "\"value\": { \"mode\": \"datetime\", \"criteria\": { \"unit\": \"minutes_ago\", \"count\": 1e300 } }", new[] { 600d, 500, 400, 300, 200, 100 })]
    [TestCase("date", "started_at", "is_before", "\"value\": { \"mode\": \"date\", \"criteria\": null }", new double[0])]
    public async Task Query_filter_of_each_shape_picks_the_sessions_it_describes(string type, string path, string comparison, string value, double[] durations)
    {
        Server.SeedOrqSessions(6);

        var answer = await PostAsync(Orq, Query, $$"""
            { "filters": [], "query": { "operator": "and", "filters": [
              { "type": "{{type}}", "name": "n", "path": "{{path}}", "operator": "{{comparison}}", {{value}} } ] } }
            """);

        Assert.That(Durations(answer), Is.EqualTo(durations));
    }

    [TestCase("and", new double[0])]
    [TestCase("or", new[] { 600d, 100 })]
    public async Task Query_combines_its_filters_by_its_operator(string combinator, double[] durations)
    {
        Server.SeedOrqSessions(6);

        var answer = await PostAsync(Orq, Query, $$"""
            { "filters": [], "query": { "operator": "{{combinator}}", "filters": [
              { "type": "number", "name": "n", "path": "duration", "operator": "equals", "value": 100 },
              { "type": "number", "name": "n", "path": "duration", "operator": "equals", "value": 600 } ] } }
            """);

        Assert.That(Durations(answer), Is.EqualTo(durations));
    }

    [Test]
    public async Task Query_searches_identifiers_tags_and_contacts()
    {
        Server.SeedOrqSessions(6);

        var answer = await PostAsync(Orq, Query, """{ "filters": [], "query": { "operator": "and", "search": "CONTACT-2" } }""");

        Assert.That(Durations(answer).Single(), Is.EqualTo(200));
    }

    [TestCase("""{}""", "filters is required")]
    [TestCase("""{ "filters": [null] }""", "filters must be a list without null")]
    [TestCase("""{ "filters": [{ "type": "other" }] }""", "filters[0] must have the type id, search, string or string_array")]
    [TestCase("""{ "filters": [{ "type": "string", "operator": "is", "path": "p", "value": "v" }] }""", "filters[0] must have a proper value in operator")]
    [TestCase("""{ "filters": [{ "type": "string", "operator": "Contains", "path": "p", "value": "v" }] }""", "filters[0] must have a proper value in operator")]
    [TestCase("""{ "filters": [{ "type": "id", "path": "p" }] }""", "filters[0] must have all members of its type")]
    [TestCase("""{ "filters": [], "query": { "operator": "xor" } }""", "query.operator must be one of and, or")]
    [TestCase("""{ "filters": [], "query": { "operator": 0 } }""", "query.operator must be one of and, or")]
    [TestCase("""{ "filters": [], "query": { "operator": "and", "filters": [{ "type": "number", "name": "n", "path": "p", "operator": "equals", "value": "1" }] } }""", "query.filters[0] must have a proper value in value")]
    [TestCase("""{ "filters": [], "sortingProps": [{}] }""", "sortingProps[0].key is required")]
    [TestCase("""{ "filters": [], "includedFields": { "a": null } }""", "includedFields must be an object without null")]
    public async Task List_request_that_breaks_the_document_is_refused_with_400_and_the_place(string body, string reason)
    {
        var answer = await PostAsync(Orq, Query, body);

        Assert.That((answer.Status, answer["message"]), Is.EqualTo((HttpStatusCode.BadRequest, reason)));
    }
}
