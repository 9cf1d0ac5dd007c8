namespace Sessions.Tests.Build.Import;

/// <summary>
/// Documents that are made to be hard to take over.
/// </summary>
internal static class NastyDocuments
{
    private const string Ok = "responses: {'200': {description: Ok}}";

    public static IEnumerable<TestCaseData> All =>
    [
        Of("names that collide", ImportSample.Reading(
            "{$ref: '#/components/schemas/my-thing'}",
            "  my-thing: {type: object, properties: {a: {$ref: '#/components/schemas/My.Thing'}, A: {type: string}, 'a-': {type: string}}}\n  My.Thing: {type: object, properties: {Task: {type: string}, class: {$ref: '#/components/schemas/mything'}}}\n  mything: {type: string, enum: [a, A, '']}")),
        Of("members that are no names", ImportSample.Reading("{type: object, properties: {'': {type: string}, ' ': {type: string}, '1': {type: string}, 'ß': {type: string}, '{}': {type: string}, 'a\"b': {type: string}}}")),
        Of("a required member that is none", ImportSample.Reading("{type: object, required: [a, b], properties: {a: {type: string}}}")),
        Of("values that look like others", ImportSample.Reading("{type: string, enum: ['null', 'true', '1', '~', 'no', '1e3', '0x1', '2024-01-01', '#a', '- a', 'a: b', '&a', '*a', '!a', '%a', '@a', '`a', ' a ', \"a\\tb\"]}")),
        Of("texts that YAML reads otherwise", ImportSample.Reading("{type: string, description: 'a: b # c', default: 'yes', example: '007'}")),
        Of("a union of everything", ImportSample.Reading("{anyOf: [{type: string}, {type: object, properties: {a: {type: string}}}, {type: array, items: {}}, {type: 'null'}]}", version: "3.1.0")),
        Of("an empty enumeration", ImportSample.Reading("{type: string, enum: []}")),
        Of("an enumeration of null", ImportSample.Reading("{type: string, enum: [null], nullable: true}")),
        Of("an enumeration of several types", ImportSample.Reading("{enum: [1, a, null, true]}")),
        Of("numbers of every form", ImportSample.Reading("{type: number, minimum: 1.0e-3, maximum: .5, multipleOf: 0x10, default: +1}")),
        Of("definitions inside", ImportSample.Reading("{$ref: '#/components/schemas/Thing/$defs/Inner', $defs: {Inner: {type: object, properties: {a: {type: string}}}}}", version: "3.1.0").Replace("$ref: '#/components/schemas/Thing/$defs/Inner'", "$ref: '#/components/schemas/Thing/properties/value/$defs/Inner'", StringComparison.Ordinal)),
        Of("operations without ids", ImportSample.Document($"/:\n  get: {{{Ok}}}\n  post: {{{Ok}}}\n/a/{{b}}:\n  get: {{{Ok}}}\n/a/{{b}}/c:\n  get: {{{Ok}}}\n/v1/a/{{b}}/c:\n  get: {{{Ok}}}")),
        Of("ids that stand twice", ImportSample.Document($"/a:\n  get: {{operationId: same, {Ok}}}\n  post: {{operationId: same, {Ok}}}\n  put: {{operationId: 'sa me', {Ok}}}\n  patch: {{operationId: Same, {Ok}}}")),
        Of("no responses", ImportSample.Document("/a:\n  get: {operationId: a}\n  post: {operationId: b, responses: {}}")),
        Of("paths that meet", ImportSample.Document($"/a/{{b}}:\n  get: {{operationId: a, {Ok}}}\n/a/mine:\n  get: {{operationId: b, {Ok}}}\n/a/{{c}}:\n  get: {{operationId: c, {Ok}}}")),
        Of("parameters of every kind", ImportSample.Document(
            $"/a/{{x-y}}/{{class}}:\n  parameters: [{{$ref: '#/components/parameters/P'}}]\n  get:\n    operationId: a\n    parameters: [{{name: P, in: query, required: true, schema: {{type: boolean}}}}, {{name: 'a.b', in: query, schema: {{type: array, items: {{type: string}}}}}}, {{name: a_b, in: query, schema: {{type: string, enum: [x]}}}}, {{name: d, in: query, schema: {{type: string, format: date-time}}}}]\n    {Ok}",
            "parameters:\n  P: {name: P, in: query, schema: {type: integer}}")),
        Of("callbacks, links and headers", ImportSample.Document("/a:\n  get:\n    operationId: a\n    callbacks: {c: {'{$request.body#/u}': {post: {responses: {'200': {description: Ok}}}}}}\n    responses: {'200': {description: Ok, headers: {X-A: {schema: {type: integer}}}, links: {l: {operationId: a}}}}")),
        Of("a default response only", ImportSample.Document("/a:\n  get: {operationId: a, responses: {default: {description: Any, content: {application/json: {schema: {type: object}}}}}}")),
        Of("scalars for bodies", ImportSample.Document("/a:\n  post:\n    operationId: a\n    requestBody: {content: {application/json: {schema: {type: integer}}}}\n    responses: {'200': {description: Ok, content: {application/json: {schema: {type: string}}}}}")),
        Of("lists and maps for bodies", ImportSample.Document("/a:\n  post:\n    operationId: a\n    requestBody: {content: {application/json: {schema: {type: array, items: {type: object, properties: {a: {type: string}}}}}}}\n    responses: {'200': {description: Ok, content: {application/json: {schema: {type: object, additionalProperties: {type: integer}}}}}}")),
        Of("forms of every style", ImportSample.Document("/a:\n  post:\n    operationId: a\n    requestBody: {content: {'application/x-www-form-urlencoded; charset=utf-8': {schema: {type: object, required: [a], properties: {a: {type: object, properties: {a: {type: array, items: {}}}}, 'b[]': {type: array, items: {type: object, properties: {c: {type: integer}}}}, 'c\"d': {type: array, items: {type: string}}, d: {anyOf: [{type: object, properties: {e: {type: string}}}, {type: array, items: {type: string}}, {enum: ['']}]}, e: {enum: ['', x]}}}, encoding: {a: {style: deepObject}, 'b[]': {style: form}, 'c\"d': {explode: false}, d: {style: deepObject, explode: true}, gone: {style: deepObject}}, example: 'a=b'}}}\n    responses: {'200': {description: Ok}}")),
        Of("examples that are wrong", ImportSample.Document("/a:\n  get:\n    operationId: a\n    responses: {'200': {description: Ok, content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}, example: {a: x, b: 1}}}}}")),
        Of("no info, no servers, no security", "openapi: 3.0.0\npaths:\n  /a:\n    get: {responses: {'200': {description: Ok}}}\n"),
        Of("webhooks", "openapi: 3.1.0\ninfo: {title: 'A \"B\" & <C>', version: 1}\npaths:\n  /a:\n    get: {responses: {'200': {description: Ok}}}\nwebhooks:\n  w: {post: {responses: {'200': {description: Ok}}}}\n"),
    ];

    private static TestCaseData Of(string name, string yaml) => new TestCaseData(yaml).SetArgDisplayNames(name);
}
