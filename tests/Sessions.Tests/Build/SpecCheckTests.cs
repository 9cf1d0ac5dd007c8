using Sessions.Build.Checks.OpenApi;

namespace Sessions.Tests.Build;

internal sealed class SpecCheckTests
{
    private static readonly TestCaseData[] Mistakes =
    [
        Mistake("a field of the document", "servers:", "server:", "'server' is not a field of the OpenAPI Object. Did you mean 'servers'?"),
        Mistake("a field of the info", "  version: '1'", "  verzion: '1'", "Did you mean 'version'?"),
        Mistake("a path without its slash", "/things/{id}:", "things/{id}:", "is not a path"),
        Mistake("a method of a path", "    post:\n", "    psot:\n", "'psot' is not a field of the Path Item Object. Did you mean 'post'?"),
        Mistake("a field of an operation", "requestBody:", "requestBdy:",
            "'requestBdy' is not a field of the Operation Object. Did you mean 'requestBody'?"),
        Mistake("a field of a parameter", "          in: path", "          inn: path", "'inn' is not a field of the Parameter Object."),
        Mistake("a place of a parameter", "in: path", "in: paht", "'in' must be one of cookie, header, path, query. Did you mean 'path'?"),
        Mistake("a media type", "application/json:", "json:", "'json' is not a media type"),
        Mistake("a field of a media type", "            encoding:", "            encodings:", "Did you mean 'encoding'?"),
        Mistake("a field of an encoding", "contentType:", "content-type:", "'content-type' is not a field of the Encoding Object."),
        Mistake("a style of an encoding", "contentType: text/csv", "style: deepobject", "'style' must be one of deepObject, form, pipeDelimited, spaceDelimited. Did you mean 'deepObject'?"),
        Mistake("a style of a form without its mark", "multipart/form-data:", "application/x-www-form-urlencoded:\n            encoding: {tags: {style: deepObject}}\n          multipart/form-data:",
            "The x-form-styles of this operation are not what the encoding of its form says; write {tags: DeepObject}.", line: 36),
        Mistake("a mark of a form that has no such style", "      x-csharp-name: ChangeThing\n", "      x-csharp-name: ChangeThing\n      x-form-styles: {tags: Json}\n",
            "The x-form-styles of this operation are not what the encoding of its form says; leave it out.", line: 39),
        Mistake("a word of a mark of a form", "      x-csharp-name: ChangeThing\n", "      x-csharp-name: ChangeThing\n      x-form-styles: {tags: Jsn}\n",
            "'tags' must be one of CommaDelimited, DeepObject, Json, PipeDelimited, SpaceDelimited. Did you mean 'Json'?", line: 39),
        Mistake("a field of a response", "          headers:", "          header:",
            "'header' is not a field of the Response Object. Did you mean 'headers'?"),
        Mistake("a control character in a description", "description: The thing.", "description: \"The\\0thing.\"", "'description' must be a text without control characters."),
        Mistake("code for a name of C#", "x-csharp-name: ChangeThing", "x-csharp-name: 'ChangeThing() { } static void Evil'", "'x-csharp-name' must be a C# name in PascalCase."),
        Mistake("a line end behind a name of C#", "x-csharp-name: ChangeThing", "x-csharp-name: \"ChangeThing\\n\"", "'x-csharp-name' must be a C# name in PascalCase."),
        Mistake("a name of C# of a thousand letters", "x-csharp-name: ChangeThing", $"x-csharp-name: {new string('A', 1_000)}", "'x-csharp-name' must be a C# name in PascalCase."),
        Mistake("code for a number of seconds", "x-retry-safe: true", "x-timeout-seconds: 1); Evil(", "'x-timeout-seconds' must be a number of seconds, at most a day."),
        Mistake("no number of seconds", "x-retry-safe: true", "x-timeout-seconds: NaN", "'x-timeout-seconds' must be a number of seconds, at most a day."),
        Mistake("code for the type of an item", "        page: page", "        page: page\n        item: object>(); Evil(", "'item' must be the name of a C# type.", line: 42),
        Mistake("code for the items of a listing", "        page: page", "        page: page\n        items: data.Evil()", "'items' must be a member, with dots for members of members.", line: 42),
        Mistake("code for the next page of a listing", "        page: page", "        page: page\n        next: last:id.Evil()", "'next' must be a member, with dots for members of members, or header: or last: and a name.", line: 42),
        Mistake("code for the first page", "        page: page", "        page: page\n        firstPage: 1 + Evil()", "'firstPage' must be a whole number.", line: 42),
        Mistake("code for the name of a schema", "    Thing:\n", "    'Thing{}class/**/Evil':\n      type: object\n    Thing:\n", "is no name of a C# type"),
        Mistake("a path with a quote", "/things/{id}:", "'/things\"/{id}':", "holds a character that no path can hold"),
        Mistake("a member that makes no C# name", "        name:\n", "        'na;me':\n          type: string\n        name:\n", "The name of this member makes no C# name; give it one with x-csharp-name."),
        Mistake("a parameter that makes no C# name", "      parameters:\n", "      parameters:\n        - {name: 'i;d', in: query, schema: {type: string}}\n", "The name of this parameter makes no C# name; give it one with x-csharp-name.", line: 22),
        Mistake("a text that the generator takes out", "description: The thing.", "description: __EMPTY-TEMPLATE__", "This holds __EMPTY-TEMPLATE__, which the generator takes out of whatever it writes."),
        Mistake("a range of status codes", "'204':", "2XX:", "'2XX' is a range"),
        Mistake("a default response", "'204':", "default:", "'default' is taken by the generator for a success"),
        Mistake("a status code", "'204':", "'2004':", "'2004' is not a status code."),
        Mistake("a keyword of a schema", "nullable: true", "nulable: true",
            "'nulable' is not a field of the Schema Object. Did you mean 'nullable'?"),
        Mistake("a type", "type: integer", "type: intger",
            "'type' must be one of array, boolean, integer, number, object, string. Did you mean 'integer'?"),
        Mistake("a format", "format: int64", "format: int46", "Did you mean 'int64'?"),
        Mistake("a flag", "nullable: true", "nullable: yes", "'nullable' must be one of true, false."),
        Mistake("a required member", "required: [name]", "required: [nam]", "'nam' is required but no property. Did you mean 'name'?"),
        Mistake("a reference", "'#/components/schemas/Thing'", "'#/components/schemas/Think'",
            "The reference '#/components/schemas/Think' leads nowhere"),
        Mistake(
            "a field beside a reference",
            "          $ref: '#/components/responses/NotFound'",
            "          description: Gone.\n          $ref: '#/components/responses/NotFound'",
            "'description' stands beside a $ref"),
        Mistake("a field of a security scheme", "      name: X-API-Key", "      nam: X-API-Key",
            "'nam' is not a field of the Security Scheme Object."),
        Mistake("a security scheme", "- Key: []", "- Kye: []", "There is no security scheme 'Kye'. Did you mean 'Key'?"),
        Mistake("an unknown extension", "x-retry-safe: true", "x-retry-save: true",
            "'x-retry-save' is not an extension that anything reads in the Operation Object. Did you mean 'x-retry-safe'?"),
        Mistake("an extension in the wrong place", "x-csharp-value: big", "x-retry-safe: true",
            "'x-retry-safe' is not an extension that anything reads in the Schema Object."),
        Mistake("a value of an extension", "x-retry-safe: true", "x-retry-safe: often", "'x-retry-safe' must be one of true, false."),
        Mistake("a field of an extension", "        page: page", "        pgae: page",
            "'pgae' is not a field of the x-pagination Object. Did you mean 'page'?"),
        Mistake("a duplicate operationId", "operationId: ChangeThing", "operationId: GetThing",
            "The operationId 'GetThing' stands in line 14 already."),
        Mistake("a missing operationId", "    post:\n      operationId: ChangeThing\n", "    post:\n",
            "This operation has no operationId."),
        Mistake("a duplicate C# name", "x-csharp-name: ChangeThing", "x-csharp-name: GetThing",
            "The x-csharp-name 'GetThing' stands in line 15 already."),
        Mistake("a missing C# name", "    post:\n      operationId: ChangeThing\n      x-csharp-name: ChangeThing\n", "    post:\n      operationId: ChangeThing\n",
            "This operation has no x-csharp-name."),
        Mistake("a C# name that is none", "x-csharp-name: ChangeThing", "x-csharp-name: change_thing",
            "'x-csharp-name' must be a C# name in PascalCase."),
        Mistake("no success response", "    post:\n", "    put:\n      operationId: X\n      x-csharp-name: X\n      responses: {}\n    post:\n",
            "This operation has no success response."),
        Mistake("a field of a health check", "        answers: ['404']", "        answer: ['404']",
            "'answer' is not a field of the x-health-check Object. Did you mean 'answers'?"),
        Mistake("an answer to a health check", "        answers: ['404']", "        answers: ['410']", "The operation has no response 410."),
        Mistake("a health check without its argument", "        arguments: {id: none}", "        arguments: {}",
            "The operation needs id; give it a value in arguments.", line: 18),
        Mistake("a health check that may not be repeated", "x-retry-safe: true\n      x-health-check:", "x-health-check:",
            "A health check must be harmless, but the operation has no x-retry-safe.", line: 17),
        Mistake("a health check without a credential", "      tags: [Things]\n", "      tags: [Things]\n      security: []\n",
            "A health check must show that the credential works, but the operation needs none.", line: 18),
        Mistake("no health check", "      x-health-check:\n        arguments: {id: none}\n        answers: ['404']\n", "",
            "No operation has x-health-check: mark a harmless one that takes the credential, or write x-health-check: none at the root.", line: 1),
        Mistake("a health check where there shall be none", "paths:\n", "x-health-check: none\npaths:\n",
            "The document says that it has no x-health-check, but here is one; drop either.", line: 19),
        Mistake("two health checks", "      x-pagination:\n", "      x-health-check: {}\n      x-pagination:\n",
            "A second operation has x-health-check; mark one."),
        Mistake("a mapping in place of a list", "tags: [Things]", "tags: {Things: 1}", "'tags' must be a list."),
        Mistake("a key that stands twice", "nullable: true", "type: string", "stands here a second time"),
        Mistake("text that is not YAML", "title: Sample", "title: @Sample", "found character that cannot start any token"),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_that_the_generator_passes_over_is_reported_in_its_line(string yaml, int line, string text)
    {
        var findings = SpecCheck.Run("specs/sample/openapi.yaml", yaml);

        Assert.That(findings.Select(finding => finding.ToString()), Has.Some.StartsWith($"specs/sample/openapi.yaml({line},").And.Some.Contains(text));
    }

    [Test]
    public void A_sound_spec_has_no_findings()
    {
        Assert.That(SpecCheck.Run("specs/sample/openapi.yaml", SampleSpec.Yaml), Is.Empty);
    }

    [Test]
    public void A_finding_tells_file_line_and_column()
    {
        var (yaml, _) = SampleSpec.With("operationId: GetThing", "operationid: GetThing");

        Assert.That(
            SpecCheck.Run("specs/sample/openapi.yaml", yaml)[0].ToString(),
            Is.EqualTo("specs/sample/openapi.yaml(13,5): This operation has no operationId."));
    }

    [Test]
    public void A_document_without_operations_is_reported()
    {
        Assert.That(SpecCheck.Run("a.yaml", "openapi: 3.0.3\n").Select(finding => finding.Text), Has.One.Items.And.One.EqualTo("The document has no operations."));
    }

    [Test]
    public void A_document_that_is_no_mapping_is_reported()
    {
        Assert.That(SpecCheck.Run("a.yaml", "- openapi\n").Select(finding => finding.Text), Has.One.Items.And.One.EqualTo("This is not one YAML mapping."));
    }

    private static TestCaseData Mistake(string name, string original, string replacement, string text, int? line = null)
    {
        var (yaml, lineOfReplacement) = SampleSpec.With(original, replacement);
        return new TestCaseData(yaml, line ?? lineOfReplacement, text).SetArgDisplayNames(name);
    }
}
