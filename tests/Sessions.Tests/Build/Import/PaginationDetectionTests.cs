using System.Text.Json.Nodes;
using Sessions.Build;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// What is told of how a listing is paged, and what is asked.
/// </summary>
internal sealed class PaginationDetectionTests
{
    private const string Things = "{type: array, items: {$ref: '#/components/schemas/Thing'}}";
    private const string Page = "{name: page, in: query, schema: {type: integer}}";
    private const string Limit = "{name: limit, in: query, schema: {type: integer}}";
    private const string Cursor = "{name: cursor, in: query, schema: {type: string}}";

    [TestCase($"{Page}, {Limit}", Things, "{}", """{"style":"page-number","page":"page","firstPage":1,"size":"limit","item":"Thing","identity":"id"}""")]
    [TestCase("{name: page, in: query, schema: {type: integer, default: 0}}", Things, "{}", """{"style":"page-number","page":"page","firstPage":0,"item":"Thing","identity":"id"}""")]
    [TestCase(
        $"{{name: offset, in: query, schema: {{type: integer}}}}, {Limit}", $"{{type: object, properties: {{data: {Things}, total_count: {{type: integer}}}}}}", "{}",
        """{"style":"offset","offset":"offset","size":"limit","items":"data","item":"Thing","identity":"id","total":"total_count"}""")]
    [TestCase(
        $"{Cursor}, {Limit}", $"{{type: object, properties: {{things: {Things}, meta: {{type: object, properties: {{next_cursor: {{type: string}}, has_more: {{type: boolean}}}}}}}}}}", "{}",
        """{"style":"cursor","cursor":"cursor","size":"limit","next":"meta.next_cursor","items":"things","item":"Thing","identity":"id","hasMore":"meta.has_more"}""")]
    [TestCase(
        $"{{name: starting_after, in: query, schema: {{type: string}}}}, {Limit}", $"{{type: object, properties: {{data: {Things}, has_more: {{type: boolean}}}}}}", "{}",
        """{"style":"cursor","cursor":"starting_after","size":"limit","next":"last:id","items":"data","item":"Thing","identity":"id","hasMore":"has_more"}""")]
    [TestCase($"{Page}, {{name: per_page, in: query, schema: {{type: integer}}}}", Things, "{Link: {schema: {type: string}}, X-Total-Count: {schema: {type: integer}}}",
        """{"style":"link","size":"per_page","next":"header:Link","item":"Thing","identity":"id"}""")]
    [TestCase(
        Page, $"{{type: object, properties: {{things: {Things}, links: {{type: object, properties: {{pages: {{type: object, properties: {{next: {{type: string, format: uri}}}}}}}}}}}}}}", "{}",
        """{"style":"link","next":"links.pages.next","items":"things","item":"Thing","identity":"id"}""")]
    [TestCase(
        "{name: page, in: query, required: true, schema: {type: integer}}", $"{{type: object, properties: {{things: {Things}, next_url: {{type: string}}}}}}", "{}",
        """{"style":"page-number","page":"page","firstPage":1,"items":"things","item":"Thing","identity":"id"}""")]
    [TestCase(
        "{name: 'Cursor', in: header, schema: {type: string}}", "{type: object, properties: {items: {type: array, items: {type: string}}, next_page_token: {type: string}}}", "{}",
        """{"style":"cursor","cursor":"header:Cursor","next":"next_page_token","items":"items","item":"string"}""")]
    [TestCase("{name: skiptoken, in: query, schema: {type: string}}", $"{{type: object, properties: {{value: {Things}, '@odata.nextLink': {{type: string}}}}}}", "{}", null)]
    [TestCase(
        "{name: 'page[number]', in: query, schema: {type: integer}}, {name: 'page[size]', in: query, schema: {type: integer}}", $"{{type: object, properties: {{data: {Things}, included: {Things}}}}}", "{}",
        """{"style":"page-number","page":"page[number]","firstPage":1,"size":"page[size]","items":"data","item":"Thing","identity":"id"}""")]
    [TestCase("", Things, "{}", null)]
    [TestCase(Page, "{type: object, properties: {a: {type: string}}}", "{}", null)]
    public void The_style_is_told_from_parameters_and_response(string parameters, string response, string headers, string? mark)
    {
        var operation = Operation(ImportSample.Spec(ImportSample.Listing(parameters, response, headers)));

        Assert.That(operation["x-pagination"]?.ToJsonString(), Is.EqualTo(mark));
    }

    [Test]
    public void A_paged_operation_is_called_a_list()
    {
        Assert.That(Operation(ImportSample.Spec(ImportSample.Listing(Page, Things)))["x-csharp-name"]!.ToString(), Is.EqualTo("ListThings"));
    }

    [Test]
    public void A_cursor_in_the_body_is_found()
    {
        var document = ImportSample.Document(
            """
            /things/search:
              post:
                operationId: searchThings
                requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {start_cursor: {type: string}, page_size: {type: integer}}}}}}
                responses: {'200': {description: Ok, content: {application/json: {schema: {type: object, properties: {results: {type: array, items: {type: string}}, next_cursor: {type: string}}}}}}}
            """);

        Assert.That(
            ImportSample.Spec(document)["paths"]!["/things/search"]!["post"]!["x-pagination"]!.ToJsonString(),
            Is.EqualTo("""{"style":"cursor","cursor":"body:start_cursor","size":"body:page_size","next":"next_cursor","items":"results","item":"string"}"""));
    }

    [Test]
    public void What_can_t_be_told_is_asked_with_the_option_that_answers()
    {
        var questions = ImportSample.Run(ImportSample.Listing(Cursor, Things)).Report.Questions;

        Assert.That(questions.Select(question => question.ToString()), Has.One.EqualTo(
            "getThings: How GET /things is paged can't be told: the request has cursor. It stays an operation that returns one page. Answer with --pagination 'getThings:none|page|offset|cursor|link,…'."));
    }

    [TestCase("getThings:cursor,next=header:X-Next", """{"style":"cursor","cursor":"cursor","next":"header:X-Next","item":"Thing","identity":"id"}""")]
    [TestCase("ListThings:cursor,cursor=cursor,next=last:id,identity=id", """{"style":"cursor","cursor":"cursor","next":"last:id","item":"Thing","identity":"id"}""")]
    [TestCase("link", """{"style":"link","next":"header:Link","item":"Thing","identity":"id"}""")]
    [TestCase("none", null)]
    public void An_answer_decides(string answer, string? mark)
    {
        var request = new ImportRequest { Pagination = [PaginationAnswer.Parse(answer)] };

        Assert.That(Operation(ImportSample.Spec(ImportSample.Listing(Cursor, Things), request))["x-pagination"]?.ToJsonString(), Is.EqualTo(mark));
    }

    [TestCase("getThings:cursor", "--pagination for GET /things leaves open where next stands; add next=….")]
    [TestCase("getThings:page", "--pagination for GET /things leaves open where page stands; add page=….")]
    [TestCase("getThings:link,items=data", "GET /things gives no list that could be told, so that --pagination can't page it; name its member with items=….")]
    public void An_answer_that_is_not_enough_is_refused(string answer, string sentence)
    {
        var request = new ImportRequest { Pagination = [PaginationAnswer.Parse(answer)] };

        Assert.That(() => ImportSample.Run(ImportSample.Listing(Cursor, Things), request), Throws.TypeOf<BuildFailure>().With.Message.EqualTo(sentence));
    }

    [TestCase("pages", "'pages' in --pagination 'pages' is no style; write ")]
    [TestCase("cursor,next", "'next' in --pagination 'cursor,next' is none of page, firstPage, ")]
    [TestCase("cursor,nxt=a", "'nxt=a' in --pagination 'cursor,nxt=a' is none of page, firstPage, ")]
    public void An_answer_of_another_form_is_refused(string answer, string sentence)
    {
        Assert.That(() => PaginationAnswer.Parse(answer), Throws.TypeOf<BuildFailure>().With.Message.StartsWith(sentence));
    }

    private static JsonNode Operation(JsonObject spec) => spec["paths"]!["/things"]!["get"]!;
}
