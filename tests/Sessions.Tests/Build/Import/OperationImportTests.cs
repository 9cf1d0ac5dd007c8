using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// What becomes of parameters, bodies, responses, credentials and servers.
/// </summary>
internal sealed class OperationImportTests
{
    private const string Thing = "{type: object, properties: {a: {type: string}}}";

    [TestCase("{name: id, in: path, required: true, schema: {type: boolean}}", """[{"name":"id","in":"path","required":true,"description":"Id.","schema":{"type":"string"}}]""")]
    [TestCase("{name: other, in: path, required: true, schema: {type: string}}", """[{"name":"id","in":"path","required":true,"description":"Id.","schema":{"type":"string"}}]""")]
    [TestCase("{name: a, in: cookie, schema: {type: string}}", """[{"name":"id","in":"path","required":true,"description":"Id.","schema":{"type":"string"}}]""")]
    public void The_path_decides_about_its_parameters_and_cookies_are_left_to_the_caller(string parameter, string parameters)
    {
        var result = ImportSample.Run(At("/things/{id}", $"parameters: [{parameter}], responses: {{'200': {{description: Ok}}}}"));

        Assert.That(YamlFile.Parse(result.Spec)["paths"]!["/things/{id}"]!["get"]!["parameters"]!.ToJsonString(), Is.EqualTo(parameters));
        Assert.That(result.Report.Losses, Is.Not.Empty);
    }

    [Test]
    public void A_number_in_the_path_stays_one()
    {
        var result = ImportSample.Run(At(
            "/things/{id}",
            $"parameters: [{{name: id, in: path, required: true, schema: {{type: integer}}}}], responses: {{'200': {{description: Ok, content: {{application/json: {{schema: {Thing}}}}}}}}}"));

        Assert.That(
            YamlFile.Parse(result.Spec)["paths"]!["/things/{id}"]!["get"]!["parameters"]![0]!.ToJsonString(),
            Is.EqualTo("""{"name":"id","in":"path","required":true,"description":"Id.","schema":{"type":"integer","format":"int64"}}"""));
        Assert.That(result.Report.Losses, Is.Empty);
    }

    [TestCase("{name: X-Trace, in: header, required: true, schema: {type: boolean}}", """{"name":"X-Trace","x-csharp-name":"XTrace","in":"header","required":true,"description":"X trace.","schema":{"type":"boolean"}}""")]
    [TestCase("{name: Accept, in: header, schema: {type: string}}", null)]
    public void A_header_is_a_parameter_unless_the_client_sets_it(string parameter, string? result)
    {
        var spec = ImportSample.Spec(At("/things", $"parameters: [{parameter}], responses: {{'200': {{description: Ok}}}}"));

        Assert.That(spec["paths"]!["/things"]!["get"]!["parameters"]?[0]!.ToJsonString(), Is.EqualTo(result));
    }

    [TestCase("{name: f, in: query, style: deepObject, schema: {type: object, properties: {gte: {type: integer}, lte: {type: integer}}}}", "f[gte], f[lte]")]
    [TestCase("{name: f, in: query, schema: {type: object, properties: {a: {type: string}}}}", "a")]
    [TestCase("{name: f, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}}", "f")]
    [TestCase("{name: f, in: query, content: {application/json: {schema: {type: object}}}}", "f")]
    public void An_object_in_the_query_becomes_its_members(string parameter, string names)
    {
        var spec = ImportSample.Spec(At("/things", $"parameters: [{parameter}], responses: {{'200': {{description: Ok}}}}"));

        Assert.That(string.Join(", ", spec["paths"]!["/things"]!["get"]!["parameters"]!.AsArray().Select(one => one!["name"])), Is.EqualTo(names));
    }

    [TestCase("schema: {type: array, items: {type: string}}", """{"name":"tags","in":"query","description":"Tags.","style":"form","explode":true,"schema":{"type":"array","items":{"type":"string"}}}""", 0)]
    [TestCase("explode: false, schema: {type: array, items: {type: integer}}", """{"name":"tags","in":"query","description":"Tags.","style":"form","explode":false,"schema":{"type":"array","items":{"type":"integer","format":"int64"}}}""", 0)]
    [TestCase("style: pipeDelimited, schema: {type: array, items: {type: integer}}", """{"name":"tags","in":"query","description":"Tags.","schema":{"type":"string"}}""", 1)]
    [TestCase("schema: {type: array, items: {type: object, properties: {a: {type: string}}}}", """{"name":"tags","in":"query","description":"Tags.","schema":{"type":"string"}}""", 1)]
    public void A_list_in_the_query_stays_one_where_a_client_can_write_it(string parameter, string result, int losses)
    {
        var import = ImportSample.Run(At("/things", $"parameters: [{{name: tags, in: query, {parameter}}}], responses: {{'200': {{description: Ok, content: {{application/json: {{schema: {Thing}}}}}}}}}"));

        Assert.That(YamlFile.Parse(import.Spec)["paths"]!["/things"]!["get"]!["parameters"]![0]!.ToJsonString(), Is.EqualTo(result));
        Assert.That(import.Report.Losses, Has.Count.EqualTo(losses));
    }

    [TestCase("'2XX': {description: Ok}", "200, 400")]
    [TestCase("default: {description: Ok}", "200, 400")]
    [TestCase("'201': {description: Ok}, default: {description: Error}", "201, 400, 500")]
    [TestCase("'200': {description: Ok}, 4XX: {description: Error}, '404': {description: None}", "200, 400, 404")]
    [TestCase("'302': {description: Elsewhere}", "204, 302, 400")]
    [TestCase("'200': {description: Ok}, '201': {description: Ok}", "200, 400")]
    public void Each_response_has_a_status(string responses, string statuses)
    {
        var spec = ImportSample.Spec(At("/things", $"responses: {{{responses}}}"));

        Assert.That(string.Join(", ", spec["paths"]!["/things"]!["get"]!["responses"]!.AsObject().Select(one => one.Key)), Is.EqualTo(statuses));
    }

    [Test]
    public void A_second_success_without_a_body_makes_the_body_optional()
    {
        var spec = ImportSample.Spec(At("/things", $"responses: {{'200': {{description: Ok, content: {{application/json: {{schema: {Thing}}}}}}}, '204': {{description: None}}}}"));

        Assert.That(spec["paths"]!["/things"]!["get"]!["responses"]!["200"]!["x-empty-body"]!.ToString(), Is.EqualTo("true"));
    }

    [TestCase("application/vnd.vendor.v3+json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("'*/*'")]
    public void Every_kind_of_JSON_is_JSON(string type)
    {
        var spec = ImportSample.Spec(At("/things", $"responses: {{'200': {{description: Ok, content: {{{type}: {{schema: {Thing}}}}}}}}}"));

        Assert.That(spec["paths"]!["/things"]!["get"]!["responses"]!["200"]!["content"]!.AsObject().Select(one => one.Key), Is.EqualTo(new[] { "application/json" }));
    }

    [TestCase("{type: http, scheme: bearer}", """{"type":"http","scheme":"bearer"}""")]
    [TestCase("{type: http, scheme: Basic}", """{"type":"http","scheme":"basic"}""")]
    [TestCase("{type: apiKey, in: query, name: key}", """{"type":"apiKey","in":"query","name":"key"}""")]
    [TestCase("{type: apiKey, in: cookie, name: sid}", """{"type":"apiKey","in":"header","name":"Cookie"}""")]
    [TestCase("{type: openIdConnect, openIdConnectUrl: 'https://a.test'}", """{"type":"http","scheme":"bearer"}""")]
    [TestCase("{type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.test', scopes: {}}}}", """{"type":"http","scheme":"bearer"}""")]
    [TestCase("{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.test/t', scopes: {r: Read}}}}", """{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"https://a.test/t","scopes":{"r":"Read."}}}}""")]
    [TestCase("{type: http, scheme: digest}", null)]
    public void A_credential_becomes_one_that_a_client_can_give(string scheme, string? result)
    {
        var spec = ImportSample.Spec(At("/things", "security: [{Other: []}], responses: {'200': {description: Ok}}").Replace(
            "securitySchemes:", $"securitySchemes:\n    Other: {scheme}", StringComparison.Ordinal));
        var kept = spec["components"]?["securitySchemes"]!["Other"]!.AsObject();
        kept?.Remove("description");

        Assert.That(kept?.ToJsonString(), Is.EqualTo(result));
    }

    [TestCase("[{Key: [], Other: []}]", """[{"Key":[],"Other":[]}]""")]
    [TestCase("[{Key: []}, {Other: []}]", """[{"Key":[]},{"Other":[]}]""")]
    [TestCase("[{Key: []}, {}]", """[{"Key":[]},{}]""")]
    public void Credentials_that_go_together_or_instead_of_each_other_stay_so(string security, string result)
    {
        var spec = ImportSample.Spec(At("/things", $"security: {security}, responses: {{'200': {{description: Ok}}}}").Replace(
            "securitySchemes:", "securitySchemes:\n    Other: {type: http, scheme: basic}", StringComparison.Ordinal));

        Assert.That(spec["security"]!.ToJsonString(), Is.EqualTo(result));
    }

    [TestCase("[{url: 'https://{host}.vendor.test/', variables: {host: {default: api}}}]", "https://api.vendor.test")]
    [TestCase("[{url: /v1}]", null)]
    [TestCase("[]", null)]
    [TestCase("[{url: /v1}, {url: 'https://vendor.test/v1'}]", "https://vendor.test/v1")]
    public void A_server_is_one_absolute_address_or_a_question(string servers, string? address)
    {
        var document = At("/things", "responses: {'200': {description: Ok}}").Replace("servers: [{url: 'https://api.vendor.test/v1/'}]", $"servers: {servers}", StringComparison.Ordinal);
        var result = ImportSample.Run(document);

        Assert.That(YamlFile.Parse(result.Spec)["servers"]?[0]?["url"]?.ToString(), Is.EqualTo(address));
        Assert.That(result.Report.Questions.Any(question => question.Subject == "servers"), Is.EqualTo(address is null));
    }

    [Test]
    public void Paths_that_differ_by_the_names_of_their_parameters_become_one()
    {
        var spec = ImportSample.Spec(ImportSample.Document(
            """
            /things/{id}:
              get: {operationId: getThing, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: Ok}}}
            /things/{name}:
              delete: {operationId: deleteThing, parameters: [{name: name, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Ok}}}
            """));

        Assert.That(spec["paths"]!.AsObject().Select(path => path.Key), Is.EqualTo(new[] { "/things/{id}" }));
        Assert.That(spec["paths"]!["/things/{id}"]!["delete"]!["parameters"]![0]!["name"]!.ToString(), Is.EqualTo("id"));
    }

    [Test]
    public void An_operation_that_needs_a_body_no_client_sends_is_left_out_and_told()
    {
        var result = ImportSample.Run(ImportSample.Document(
            """
            /things:
              get: {operationId: getThings, responses: {'200': {description: Ok}}}
              post:
                operationId: createThing
                requestBody: {required: true, content: {application/xml: {schema: {type: object}}}}
                responses: {'200': {description: Ok}}
            """));

        Assert.That(result.Report.Operations, Is.EqualTo(1));
        Assert.That(result.Report.Losses.Select(loss => loss.Subject), Has.One.EqualTo("body of another kind"));
    }

    [Test]
    public void A_form_is_its_parts()
    {
        var spec = ImportSample.Spec(ImportSample.Document(
            """
            /files:
              post:
                operationId: uploadFile
                requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, note: {type: string}}}}}}
                responses: {'200': {description: Ok}}
            """));
        var form = spec["components"]!["schemas"]!["UploadFileForm"]!;

        Assert.That(form["x-csharp-omit"]!.ToString(), Is.EqualTo("true"));
        Assert.That(form["properties"]!["file"]!["format"]!.ToString(), Is.EqualTo("binary"));
    }

    [TestCase("{}")]
    [TestCase("{schema: {type: object}}")]
    public void A_form_of_which_no_part_is_known_can_not_be_sent(string media)
    {
        var result = ImportSample.Run(ImportSample.Document(
            $"/things:\n  get: {{operationId: getThings, responses: {{'200': {{description: Ok}}}}}}\n"
            + $"/files:\n  post: {{operationId: upload, requestBody: {{content: {{multipart/form-data: {media}}}}}, responses: {{'200': {{description: Ok}}}}}}"));

        Assert.That(result.Report.Operations, Is.EqualTo(1));
        Assert.That(result.Report.Losses.Single().ToString(), Does.EndWith("POST /files takes a form, and the document does not say what is in it. The operation is left out."));
    }

    [TestCase("204")]
    [TestCase("205")]
    public void An_answer_that_can_have_no_body_has_none_whatever_the_document_says(string status)
    {
        var result = ImportSample.Run(At("/things", $"responses: {{'{status}': {{description: Done, content: {{application/json: {{schema: {{}}}}}}}}}}"));

        Assert.That(YamlFile.Parse(result.Spec)["paths"]!["/things"]!["get"]!["responses"]![status]!.ToJsonString(), Is.EqualTo("""{"description":"Done."}"""));
        Assert.That(result.Report.Losses.Select(loss => loss.Subject), Does.Contain("body without content"));
    }

    private static string At(string path, string operation) => ImportSample.Document($"{path}:\n  get: {{operationId: getThings, {operation}}}");
}
