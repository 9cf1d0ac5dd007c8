using System.Text;
using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// Small documents, and what an import makes of them.
/// </summary>
internal static class ImportSample
{
    public static ImportResult Run(string yaml, ImportRequest? request = null) =>
        SpecImport.Run(ImportSource.Read("vendor.yaml", Encoding.UTF8.GetBytes(yaml), CancellationToken.None), request ?? new ImportRequest(), CancellationToken.None);

    public static JsonObject Spec(string yaml, ImportRequest? request = null) => YamlFile.Parse(Run(yaml, request).Spec);

    /// <summary>
    /// A document with these paths and components, in YAML.
    /// </summary>
    public static string Document(string paths, string components = "", string version = "3.0.3") =>
        $$"""
        openapi: {{version}}
        info: {title: Vendor, version: '7'}
        servers: [{url: 'https://api.vendor.test/v1/'}]
        security: [{Key: []}]
        paths:
        {{Indented(paths, 2)}}
        components:
          securitySchemes:
            Key: {type: apiKey, in: header, name: X-Key}
        {{Indented(components, 2)}}
        """;

    /// <summary>
    /// A document whose one operation reads a class <c>Thing</c> with the member <c>value</c> of this schema.
    /// </summary>
    public static string Reading(string schema, string schemas = "", string version = "3.0.3") => Document(
        "/things/{id}:\n  get:\n    operationId: getThing\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"
        + "    responses: {'200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}",
        $"schemas:\n  Thing:\n    type: object\n    properties:\n      value: {schema}\n{schemas}",
        version);

    /// <summary>
    /// A document whose one operation is a GET of things with these parameters that answers with this schema.
    /// </summary>
    public static string Listing(string parameters, string response, string headers = "{}") => Document(
        $"/things:\n  get:\n    operationId: getThings\n    parameters: [{parameters}]\n"
        + $"    responses: {{'200': {{description: Ok, headers: {headers}, content: {{application/json: {{schema: {response}}}}}}}}}",
        "schemas:\n  Thing: {type: object, properties: {id: {type: string}}}");

    /// <summary>
    /// What became of the member <c>value</c>, without its description, as JSON.
    /// </summary>
    public static string Member(string document)
    {
        var member = Spec(document)["components"]!["schemas"]!["Thing"]!["properties"]!["value"]!.AsObject();
        member.Remove("description");
        return member.ToJsonString();
    }

    public static string Indented(string text, int indentation) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', indentation) + line));
}
