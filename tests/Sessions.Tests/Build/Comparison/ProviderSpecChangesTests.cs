namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// Changes of our own specs, each with what it means for a program that uses the C# client. A row says after which marker which text is
/// replaced by which, and all differences that come of it.
/// </summary>
internal sealed class ProviderSpecChangesTests
{
    // Operations.
    [TestCase("orq", "paths:", "    delete:\n", "    x-delete:\n", "Breaking operation-removed DeleteSession")]
    [TestCase("orq", "/count:", "    post:\n", "    head:\n      x-csharp-name: Ping\n      responses: {'204': {description: Ok.}}\n    post:\n", "Additive operation-added Ping")]
    [TestCase("orq", "paths:", "/v2/traces/sessions/count:", "/v2/traces/sessions/total:", "Breaking operation-moved CountSessions")]
    [TestCase("orq", "/count:", "    post:\n", "    put:\n", "Breaking operation-moved CountSessions")]
    [TestCase("orq", "paths:", "x-csharp-name: CountSessions", "x-csharp-name: Count", "Breaking operation-renamed Count")]
    [TestCase("orq", "paths:", "operationId: CountSessions", "operationId: sessions_count", "Documentation operation-id-changed CountSessions")]
    [TestCase("orq", "/count:", "      tags:", "      deprecated: true\n      tags:", "Documentation operation-deprecated CountSessions")]
    [TestCase("orq", "/count:", "summary: Counts trace sessions.", "summary: Counts.", "Documentation documentation-changed CountSessions")]

    // Marks that steer the client.
    [TestCase("orq", "/count:", "      x-retry-safe: true\n", "", "Breaking retry-safe-removed CountSessions")]
    [TestCase("orq", "paths:", "      x-timeout-seconds: 600\n", "      x-timeout-seconds: 600\n      x-retry-safe: true\n", "Additive retry-safe-added CreateSession")]
    [TestCase("orq", "/count:", "x-timeout-seconds: 600", "x-timeout-seconds: 60", "Breaking timeout-lowered CountSessions")]
    [TestCase("humanloop", "paths:", "      x-csharp-name: CreateSession\n", "      x-csharp-name: CreateSession\n      x-timeout-seconds: 600\n", "Additive timeout-raised CreateSession")]
    [TestCase("humanloop", "x-pagination:", "firstPage: 1", "firstPage: 0", "Breaking pagination-changed ListSessions")]
    [TestCase("portal", "paths:", "      x-streaming: true\n", "", "Breaking streaming-changed SubscribeToSession")]
    [TestCase("orq", "paths:", "      x-protected: true\n", "", "Additive protected-removed DeleteSession")]
    [TestCase("whylabs", "paths:", "          x-empty-body: true\n", "", "Additive empty-body-removed ClaimGuestSession response 200")]

    // Parameters.
    [TestCase("humanloop", "parameters:", "        - name: size", "        - {name: sort, in: query, schema: {type: string}}\n        - name: size", "Breaking parameter-added-optional ListSessions(sort)")]
    [TestCase("humanloop", "parameters:", "        - name: size", "        - {name: sort, in: query, required: true, schema: {type: string}}\n        - name: size", "Breaking parameter-added-required ListSessions(sort)")]
    [TestCase("humanloop", "parameters:", "          in: query\n          description: Number of the page", "          in: header\n          description: Number of the page", "Breaking parameter-place-changed ListSessions(page)")]
    [TestCase("humanloop", "name: page\n", "in: query\n", "in: query\n          required: true\n", "Breaking parameter-made-required ListSessions(page)")]
    [TestCase("humanloop", "name: project_id\n", "required: true", "required: false", "Additive parameter-made-optional ListSessions(project_id)")]
    [TestCase("humanloop", "name: project_id\n", "in: query\n", "in: query\n          allowReserved: true\n", "Breaking parameter-style-changed ListSessions(project_id)")]
    [TestCase("humanloop", "name: page\n", "format: int64", "format: int32", "Breaking format-changes-type ListSessions(page)")]
    [TestCase("humanloop", "name: page\n", "            default: 1\n", "            default: 0\n", "Breaking default-changed ListSessions(page)")]
    [TestCase("humanloop", "name: page\n", "            default: 1\n", "", "Documentation default-described ListSessions(page)")]
    [TestCase("humanloop", "name: page\n", "            default: 1\n", "            default: 1\n            maximum: 100\n", "Breaking limit-tightened ListSessions(page)")]
    [TestCase("humanloop", "name: size\n", "name: size", "name: limit", "Breaking parameter-renamed ListSessions(limit)")]

    // Bodies and responses.
    [TestCase("orq", "requestBody:", "required: true", "required: false", "Additive body-made-optional CreateSession request")]
    [TestCase("humanloop", "'201':", "application/json:", "application/xml:", "Breaking content-type-removed CreateSession response 201", "Additive content-type-added CreateSession response 201")]
    [TestCase("humanloop", "paths:", "'201':", "'200':", "Additive success-status-changed CreateSession")]
    [TestCase("orq", "paths:", "        '409':\n", "        '418':\n", "Documentation error-status-removed CreateSession", "Documentation error-status-added CreateSession")]
    [TestCase("orq", "'204':", "there is no body.\n", "there is a body.\n          content: {application/json: {schema: {type: object}}}\n", "Breaking response-body-added DeleteSession response 204", "Documentation documentation-changed DeleteSession response 204")]
    [TestCase("humanloop", "'201':", "          content:", "          headers: {Location: {schema: {type: string}}}\n          content:", "Additive header-added CreateSession response 201")]
    [TestCase("portal", "paths:", "contentType: '*/*'", "contentType: text/plain", "Breaking encoding-changed CreateSession request")]

    // Members of objects: sent, read, and both.
    [TestCase("orq", "    CreateSessionRequest:", "tags]\n      properties:\n", "tags, color]\n      properties:\n        color: {type: string}\n", "Breaking member-added-required CreateSessionRequest.color")]
    [TestCase("orq", "    CountSessionsResponse:", "[count]\n      properties:\n", "[count, since]\n      properties:\n        since: {type: string}\n", "Additive member-added-required CountSessionsResponse.since")]
    [TestCase("orq", "    CreateSessionRequest:", "required: [external_id,", "required: [color, external_id,", "Breaking member-made-required CreateSessionRequest.color")]
    [TestCase("orq", "    CreateSessionRequest:", "      properties:\n", "      properties:\n        color: {type: string}\n", "Additive member-added-optional CreateSessionRequest.color")]
    [TestCase("orq", "    CreateSessionRequest:", "        external_id:", "        externalId:", "Breaking member-removed CreateSessionRequest.external_id", "Additive member-added-optional CreateSessionRequest.externalId")]
    [TestCase("orq", "    CreateSessionRequest:", "required: [external_id, ", "required: [", "Additive member-made-optional CreateSessionRequest.external_id")]
    [TestCase("orq", "    CreateSessionRequest:", "required: [external_id, duration,", "required: [external_id,", "Breaking member-made-optional-value CreateSessionRequest.duration")]
    [TestCase("orq", "    UpdateSessionRequest:", "      properties:\n", "      required: [external_id]\n      properties:\n", "Breaking member-made-required UpdateSessionRequest.external_id")]
    [TestCase("orq", "    CountSessionsResponse:", "      properties:\n", "      properties:\n        since: {type: string}\n", "Additive member-added-optional CountSessionsResponse.since")]
    [TestCase("orq", "    CountSessionsResponse:", "        count:\n", "        total:\n", "Breaking member-removed CountSessionsResponse.count", "Additive member-added-optional CountSessionsResponse.total")]
    [TestCase("orq", "    Session:", "tags, workspace_id]", "tags]", "Breaking member-made-optional Session.workspace_id")]
    [TestCase("humanloop", "    SessionResponse:", "required: [id,", "required: [last_output, id,", "Additive member-made-required SessionResponse.last_output")]
    [TestCase("orq", "    Billing:", "required: [input_cost, ", "required: [", "Breaking member-made-optional-value Billing.input_cost")]

    // Values.
    [TestCase("orq", "    SortDirection:", "[asc, desc]", "[asc, desc, none]", "Additive enum-value-added SortDirection")]
    [TestCase("orq", "    SortDirection:", "[asc, desc]", "[asc]", "Breaking enum-value-removed SortDirection")]
    [TestCase("portal", "    SessionStatus:", "        - Error\n", "        - Error\n        - Archived\n", "Additive enum-value-added SessionStatus")]
    [TestCase("portal", "    SessionStatus:", "        - Flushed\n", "", "Breaking enum-value-removed SessionStatus")]
    [TestCase("orq", "    CountSessionsResponse:", "type: number", "type: integer", "Breaking type-changed CountSessionsResponse.count")]
    [TestCase("orq", "    Session:", "format: date-time", "format: date", "Documentation format-changed Session.started_at")]
    [TestCase("orq", "    Session:", "          format: date-time\n", "", "Breaking format-changes-type Session.started_at")]
    [TestCase("orq", "    Session:", "          type: string\n", "          type: string\n          nullable: true\n", "Breaking null-allowed Session._id")]
    [TestCase("orq", "    Session:", "          nullable: true\n", "", "Documentation null-forbidden-optional Session.project_id")]
    [TestCase("orq", "    UpdateSessionRequest:", "          nullable: true\n", "", "Breaking null-forbidden-optional UpdateSessionRequest.project_id")]
    [TestCase("orq", "    CreateSessionRequest:", "          type: string\n", "          type: string\n          maxLength: 10\n", "Breaking limit-tightened CreateSessionRequest.external_id")]
    [TestCase("orq", "    Session:", "          type: string\n", "          type: string\n          maxLength: 10\n", "Documentation limit-tightened Session._id")]
    [TestCase("orq", "    CreateSessionRequest:", "          type: string\n", "          type: string\n          pattern: ^a\n", "Breaking pattern-changed CreateSessionRequest.external_id")]
    [TestCase("orq", "    Session:", "          items:\n            type: string\n", "          items:\n            type: integer\n", "Breaking type-changed Session.contact_ids[]")]
    [TestCase("orq", "    CreateSessionRequest:", "      properties:\n", "      additionalProperties: false\n      properties:\n", "Breaking additional-members-forbidden CreateSessionRequest")]
    [TestCase("orq", "    CountSessionsResponse:", "      properties:\n", "      additionalProperties: false\n      properties:\n", "Documentation additional-members-forbidden CountSessionsResponse")]
    [TestCase("orq", "includedFields:", "          additionalProperties:\n            type: string\n", "", "Breaking map-changed ListSessionsRequest.includedFields")]
    [TestCase("humanloop", "    StringOrNumber:", "        - type: string\n", "        - type: string\n        - type: boolean\n", "Breaking variant-added StringOrNumber")]
    [TestCase("orq", "    StringOrNumber:", "        - type: string\n", "        - type: string\n        - type: boolean\n", "Additive variant-added StringOrNumber")]
    [TestCase("orq", "    NumberOrNumbers:", "        - type: number\n", "", "Breaking variant-removed NumberOrNumbers")]
    [TestCase("orq", "    NumberOrNumbers:", "anyOf:", "oneOf:", "Documentation union-kind-changed NumberOrNumbers")]
    [TestCase("orq", "    EvaluatorFilter:", "          readOnly: true\n", "", "Additive read-only-removed EvaluatorFilter.id")]
    [TestCase("orq", "    UpdateSessionRequest:", "          type: string\n", "          type: string\n          readOnly: true\n", "Breaking read-only-added UpdateSessionRequest._id")]
    [TestCase("orq", "    EvaluatorFilter:", "      x-csharp-base: QueryFilter\n", "", "Breaking csharp-mark-changed EvaluatorFilter")]

    // Names that only C# knows.
    [TestCase("orq", "    HonoApiError:", "    HonoApiError:", "    Unused: {type: object, properties: {a: {type: string}}}\n    HonoApiError:", "Additive type-added Unused")]
    [TestCase("portal", "    SessionSummary:", "    SessionSummary:", "    SummaryOfSession:", "Breaking type-removed SessionSummary", "Additive type-added SummaryOfSession")]

    // Security and servers.
    [TestCase("portal", "/subscribe:", "      security: []\n", "", "Breaking security-required SubscribeToSession")]
    [TestCase("orq", "info:", "security:\n  - ApiKey: []\n", "security: []\n", "Additive security-dropped security")]
    [TestCase("humanloop", "securitySchemes:", "name: X-API-KEY", "name: X-KEY", "Breaking security-scheme-changed APIKeyHeader")]
    [TestCase("orq", "securitySchemes:", "bearerFormat: JWT", "bearerFormat: text", "Documentation documentation-changed ApiKey")]
    [TestCase("orq", "servers:", "https://my.orq.ai", "https://api.orq.ai", "Breaking base-address-changed servers")]
    [TestCase("orq", "servers:", "security:", "  - url: https://eu.orq.ai\nsecurity:", "Documentation servers-changed servers")]
    public void A_change_is_classified_as_a_user_of_the_client_sees_it(
        string provider, string marker, string original, string replacement, params string[] expected)
    {
        var spec = ChangedSpec.Read(provider);

        Assert.That(ChangedSpec.Compare(spec, ChangedSpec.Replace(spec, marker, original, replacement)), Is.EquivalentTo(expected));
    }

    [TestCase("humanloop")]
    [TestCase("orq")]
    [TestCase("portal")]
    [TestCase("whylabs")]
    public void A_spec_does_not_differ_from_itself(string provider)
    {
        var spec = ChangedSpec.Read(provider);

        Assert.That(ChangedSpec.Compare(spec, spec), Is.Empty);
    }

    [Test]
    public void A_renamed_component_is_another_type_and_the_same_wire()
    {
        var spec = ChangedSpec.Read("orq");

        Assert.That(
            ChangedSpec.Compare(spec, spec.Replace("CountSessionsResponse", "SessionCount", StringComparison.Ordinal)),
            Is.EqualTo(["Breaking type-renamed SessionCount"]));
    }

    [Test]
    public void A_renamed_path_parameter_is_another_argument_and_the_same_wire()
    {
        var spec = ChangedSpec.Read("humanloop");
        var changed = ChangedSpec.Replace(
            ChangedSpec.Replace(spec, "paths:", "/sessions/{id}:", "/sessions/{session}:"), "/sessions/{session}:", "- name: id", "- name: session");

        Assert.That(ChangedSpec.Compare(spec, changed), Is.EqualTo(["Breaking parameter-renamed GetSession(session)"]));
    }

    [Test]
    public void A_difference_knows_its_place_in_both_files()
    {
        var spec = ChangedSpec.Read("orq");
        var added = ChangedSpec.Replace(spec, "    CountSessionsResponse:", "      properties:\n", "      properties:\n        since: {type: string}\n");
        var line = spec.Split('\n').ToList().FindIndex(text => text == "    CountSessionsResponse:") + 1;

        Assert.That(
            ChangedSpec.Differences(spec, added).Select(difference => $"{difference.From} {difference.To}"),
            Is.EqualTo([
                $"from.yaml:{line + 5} /components/schemas/CountSessionsResponse/properties to.yaml:{line + 6} /components/schemas/CountSessionsResponse/properties/since",
            ]));
    }

    [Test]
    public void A_schema_that_many_operations_use_is_reported_once_with_some_of_them()
    {
        var spec = ChangedSpec.Read("orq");
        var difference = ChangedSpec.Differences(
            spec, ChangedSpec.Replace(spec, "    Billing:", "total_cost]", "total_cost, tax]")).Single();

        Assert.That(string.Join(", ", difference.UsedBy), Is.EqualTo("CreateSession, GetSession, UpdateSession, others"));
    }
}
