using Sessions.Build.Comparison;

namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// Changes that our own specs give no occasion for, and the rule that each is judged by.
/// </summary>
internal sealed class ChangeRulesTests
{
    [TestCase("{type: string, default: a}", "{type: string, default: b}", "Breaking default-changed", "Documentation default-changed")]
    [TestCase("{type: string, format: ulid}", "{type: string}", "Documentation format-changed", "Documentation format-changed")]
    [TestCase("{type: string}", "{type: string, enum: [a]}", "Breaking enum-added", "Breaking enum-added")]
    [TestCase("{type: string, enum: [a]}", "{type: string}", "Breaking enum-removed", "Breaking enum-removed")]
    [TestCase("{type: integer}", "{type: integer, nullable: true}", "Breaking null-allowed-value", "Breaking null-allowed-value")]
    [TestCase("{type: integer, nullable: true}", "{type: integer}", "Breaking null-forbidden-value", "Breaking null-forbidden-value")]
    [TestCase("{type: string}", "{type: string, nullable: true}", "Additive null-allowed", "Breaking null-allowed")]
    [TestCase("{type: string, nullable: true}", "{type: string}", "Breaking null-forbidden", "Additive null-forbidden")]
    [TestCase("{type: integer, minimum: 3}", "{type: integer, minimum: 2}", "Additive limit-loosened", "Additive limit-loosened")]
    [TestCase("{type: integer, minimum: 3}", "{type: integer, minimum: 3, exclusiveMinimum: true}", "Breaking limit-tightened", "Documentation limit-tightened")]
    [TestCase("{type: integer, maximum: 3}", "{type: integer, maximum: 4}", "Additive limit-loosened", "Additive limit-loosened")]
    [TestCase("{type: array, items: {}}", "{type: array, items: {}, uniqueItems: true}", "Breaking limit-tightened", "Documentation limit-tightened")]
    [TestCase("{type: integer, multipleOf: 4}", "{type: integer, multipleOf: 2}", "Additive limit-loosened", "Additive limit-loosened")]
    [TestCase("{type: object, additionalProperties: false}", "{type: object}", "Additive additional-members-allowed", "Additive additional-members-allowed")]
    [TestCase("{oneOf: [{$ref: '#/components/schemas/Other'}]}", "{oneOf: [{$ref: '#/components/schemas/Other'}, {$ref: '#/components/schemas/Tree'}]}", "Additive variant-added", "Breaking variant-added")]
    [TestCase("{oneOf: [{type: string}, {type: number}], discriminator: {propertyName: a}}", "{oneOf: [{type: string}, {type: number}], discriminator: {propertyName: b}}", "Breaking discriminator-changed", "Breaking discriminator-changed")]
    [TestCase("{type: string}", "{type: string, writeOnly: true}", "Documentation write-only-added", "Breaking write-only-added")]
    [TestCase("{type: string, writeOnly: true}", "{type: string}", "Documentation write-only-removed", "Additive write-only-removed")]
    [TestCase("{type: string}", "{type: string, deprecated: true}", "Documentation schema-deprecated", "Documentation schema-deprecated")]
    [TestCase("{type: object}", "{type: object, not: {required: [a]}}", "Breaking keyword-changed", "Breaking keyword-changed")]
    [TestCase("{type: object, required: [a], properties: {a: {type: string, nullable: true}}}", "{type: object, properties: {a: {type: string, nullable: true}}}", "Additive member-made-optional-nullable", "Documentation member-made-optional-nullable")]
    [TestCase("{type: object, properties: {a: {type: integer}}}", "{type: object, required: [a], properties: {a: {type: integer}}}", "Breaking member-made-required-value", "Breaking member-made-required-value")]
    [TestCase("{$ref: '#/components/schemas/Other'}", "{$ref: '#/components/schemas/Tree'}", "Breaking csharp-type-changed,Breaking member-removed,Additive member-added-optional", "Breaking csharp-type-changed,Breaking member-removed,Additive member-added-optional")]
    [TestCase("{type: object, properties: {a: {type: string}}}", "{type: object, properties: {a: {type: string, nullable: true}}}", "Additive null-allowed-optional", "Documentation null-allowed-optional")]
    [TestCase("{}", "{anyOf: [{type: string}, {type: number}]}", "Breaking union-changed", "Breaking union-changed")]
    [TestCase("{type: string, deprecated: true}", "{type: string}", "Documentation schema-undeprecated", "Documentation schema-undeprecated")]
    [TestCase("{allOf: [{$ref: '#/components/schemas/Other'}, {properties: {b: {type: string}}}]}", "{type: object, properties: {a: {type: string}, b: {type: string}}}", "Breaking base-changed", "Breaking base-changed")]
    public void A_change_of_a_schema_is_judged_by_who_writes_the_value(string from, string to, string sent, string read)
    {
        Assert.That(Judge(SmallSpec.Sending(from), SmallSpec.Sending(to)), Is.EquivalentTo(sent.Split(',')));
        Assert.That(Judge(SmallSpec.Reading(from), SmallSpec.Reading(to)), Is.EquivalentTo(read.Split(',')));
    }

    [TestCase("responses: {}", "requestBody: {content: {}}, responses: {}", "Breaking body-added")]
    [TestCase("requestBody: {content: {}}, responses: {}", "responses: {}", "Breaking body-removed")]
    [TestCase("requestBody: {content: {}}, responses: {}", "requestBody: {required: true, content: {}}, responses: {}", "Breaking body-made-required")]
    [TestCase("requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}, responses: {}", "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {style: deepObject}}}}}, responses: {}", "Breaking encoding-changed")]
    [TestCase("requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {explode: false}}}}}, responses: {}", "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {style: form}}}}}, responses: {}", "Breaking encoding-changed")]
    [TestCase("requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}, responses: {}", "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}, responses: {}", "Additive content-type-added,Breaking content-type-removed")]
    [TestCase("responses: {'200': {description: a}}", "responses: {'200': {description: a}, '202': {description: b}}", "Additive success-status-added")]
    [TestCase("responses: {'200': {description: a}, '202': {description: b}}", "responses: {'200': {description: a}}", "Breaking success-status-removed")]
    [TestCase("responses: {'200': {content: {a/b: {}}}}", "responses: {'200': {description: a}}", "Breaking response-body-removed,Documentation documentation-changed")]
    [TestCase("responses: {'400': {content: {a/b: {}}}}", "responses: {'400': {}}", "Breaking error-body-removed")]
    [TestCase("responses: {'400': {}}", "responses: {'400': {content: {a/b: {}}}}", "Additive error-body-added")]
    [TestCase("responses: {'200': {headers: {A: {}}}}", "responses: {'200': {}}", "Breaking header-removed")]
    [TestCase("responses: {'200': {headers: {A: {required: true}}}}", "responses: {'200': {headers: {a: {}}}}", "Breaking header-made-optional")]
    [TestCase("responses: {'200': {headers: {A: {}}}}", "responses: {'200': {headers: {A: {required: true}}}}", "Additive header-made-required")]
    [TestCase("responses: {'200': {}}", "responses: {'200': {x-empty-body: true}}", "Breaking empty-body-added")]
    [TestCase("x-protected: true, responses: {}", "responses: {}", "Additive protected-removed")]
    [TestCase("responses: {}", "x-protected: true, responses: {}", "Breaking protected-added")]
    [TestCase("responses: {}", "x-pagination: {style: page-number}, responses: {}", "Additive pagination-added")]
    [TestCase("x-pagination: {style: page-number}, responses: {}", "responses: {}", "Breaking pagination-removed")]
    [TestCase("x-pagination: {page: a}, responses: {}", "x-pagination: {page: a, items: b}, responses: {}", "Additive pagination-extended")]
    [TestCase("x-pagination: {page: a}, responses: {}", "x-pagination: {page: b}, responses: {}", "Breaking pagination-changed")]
    [TestCase("responses: {}", "callbacks: {a: {}}, responses: {}", "Documentation callbacks-changed")]
    [TestCase("responses: {}", "x-ours: 1, responses: {}", "Documentation extension-changed")]
    [TestCase("deprecated: true, responses: {}", "responses: {}", "Documentation operation-undeprecated")]
    [TestCase("parameters: [{name: a, in: query}], responses: {}", "responses: {}", "Breaking parameter-removed")]
    [TestCase("parameters: [{name: a, in: query, required: true, schema: {type: integer}}], responses: {}", "parameters: [{name: a, in: query, schema: {type: integer}}], responses: {}", "Breaking parameter-made-optional-value")]
    [TestCase("parameters: [{name: a, in: query}, {name: b, in: query}], responses: {}", "parameters: [{name: b, in: query}, {name: a, in: query}], responses: {}", "Breaking parameter-order-changed")]
    [TestCase("parameters: [{name: a, in: query, schema: {type: array}}], responses: {}", "parameters: [{name: a, in: query, explode: false, schema: {type: array}}], responses: {}", "Breaking parameter-style-changed")]
    [TestCase("security: [{A: []}], responses: {}", "security: [{A: []}, {B: []}], responses: {}", "Additive security-alternative-added")]
    [TestCase("security: [{A: []}, {B: []}], responses: {}", "security: [{A: []}], responses: {}", "Breaking security-alternative-removed")]
    [TestCase("security: [{A: [read]}], responses: {}", "security: [{A: [read, write]}], responses: {}", "Breaking security-alternative-removed,Additive security-alternative-added")]
    public void A_change_of_an_operation_is_judged(string from, string to, string expected)
    {
        Assert.That(Judge(SmallSpec.Of(from), SmallSpec.Of(to)), Is.EquivalentTo(expected.Split(',')));
    }

    [TestCase("", "servers: [{url: https://a}]", "Additive base-address-added")]
    [TestCase("servers: [{url: https://a}]", "", "Breaking base-address-removed")]
    [TestCase("", "  securitySchemes: {Key: {type: http, scheme: basic}}", "Documentation security-scheme-added")]
    [TestCase("  securitySchemes: {Key: {type: http, scheme: basic}}", "", "Documentation security-scheme-removed")]
    [TestCase("", "security: [{Key: []}]", "Breaking security-required")]
    [TestCase("tags: [{name: a}]", "tags: [{name: b}]", "Documentation documentation-changed")]
    public void A_change_of_the_document_is_judged(string from, string to, string expected)
    {
        Assert.That(
            Judge(SmallSpec.Of("responses: {}", components: from), SmallSpec.Of("responses: {}", components: to)), Is.EquivalentTo(expected.Split(',')));
    }

    [Test]
    public void Every_rule_has_a_name_of_its_own()
    {
        Assert.That(ChangeRules.All.Select(rule => rule.Id), Is.Unique.And.Not.Empty);
    }

    private static IEnumerable<string> Judge(string from, string to) =>
        ChangedSpec.Differences(from, to).Select(difference => $"{difference.Impact} {difference.Rule.Id}");
}
