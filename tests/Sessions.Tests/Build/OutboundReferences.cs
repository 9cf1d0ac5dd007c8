namespace Sessions.Tests.Build;

/// <summary>
/// Documents with an address or a path wherever OpenAPI has a place for one: <c>{0}</c> stands for it.
/// </summary>
internal static class OutboundReferences
{
    private const string Schema = "{type: object, properties: {stolen: {type: string}}}";

    /// <summary>
    /// The places that the generator would look into: a name for each, and the document.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Followed { get; } = new Dictionary<string, string>
    {
        ["$ref of a schema"] = Document("{$ref: '{0}'}"),
        ["$ref with a fragment"] = Document("{$ref: '{0}#/components/schemas/A'}"),
        ["$ref in block style"] = Document("\n              $ref: {0}"),
        ["$ref with escapes"] = Document("{\"\\u0024r\\x65f\": '{0}'}"),
        ["$ref in two lines"] = Document("{\"$r\\\n                ef\": '{0}'}"),
        ["$ref over an alias"] = Document("\n              description: &key $ref\n              *key : '{0}'"),
        ["$ref with a tag"] = Document("{!!str $ref: !!str '{0}'}"),
        ["$ref of a member"] = Document("{type: object, properties: {a: {$ref: '{0}'}}}"),
        ["$ref in allOf"] = Document("{allOf: [{$ref: '{0}'}]}"),
        ["mapping of a discriminator"] = Document("{type: object, properties: {k: {type: string}}, discriminator: {propertyName: k, mapping: {a: '{0}'}}}"),
        ["mapping in block style"] = Document("\n              type: object\n              properties: {k: {type: string}}\n              discriminator:\n                propertyName: k\n                mapping:\n                  a: {0}"),
        ["$ref of a response"] = Document(Schema, response: "{$ref: '{0}'}"),
        ["$ref of a parameter"] = Document(Schema, operation: "parameters: [{$ref: '{0}'}]"),
        ["$ref of a body"] = Document(Schema, operation: "requestBody: {$ref: '{0}'}"),
    };

    /// <summary>
    /// Places that a tool could look into, and the generator does not.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Named { get; } = new Dictionary<string, string>
    {
        ["$ref of a path"] = Document(Schema, path: "$ref: '{0}'"),
        ["$ref of a header"] = Document(Schema, response: "{description: Ok, headers: {X-A: {$ref: '{0}'}}}"),
        ["$ref of an example"] = Document(Schema, response: "{description: Ok, content: {application/json: {schema: {type: object}, examples: {a: {$ref: '{0}'}}}}}"),
        ["$ref in an example"] = Document("{type: object, example: {$ref: '{0}'}}"),
        ["$ref in an extension"] = Document("{type: object, x-note: {$ref: '{0}'}}"),
        ["externalValue"] = Document(Schema, response: "{description: Ok, content: {application/json: {schema: {type: object}, examples: {a: {externalValue: '{0}'}}}}}"),
        ["operationRef"] = Document(Schema, response: "{description: Ok, links: {a: {operationRef: '{0}#/paths/~1a/get'}}}"),
        ["externalDocs"] = Document(Schema, root: "externalDocs: {url: '{0}'}"),
        ["$schema"] = Document("{$schema: '{0}', type: object}"),
        ["$id"] = Document("{$id: '{0}', type: object}"),
        ["$dynamicRef"] = Document("{$dynamicRef: '{0}'}", version: "3.1.0"),
        ["jsonSchemaDialect"] = Document(Schema, root: "jsonSchemaDialect: '{0}'", version: "3.1.0"),
        ["openIdConnectUrl"] = Document(Schema, root: "components: {securitySchemes: {a: {type: openIdConnect, openIdConnectUrl: '{0}'}}}"),
        ["tokenUrl"] = Document(Schema, root: "components: {securitySchemes: {a: {type: oauth2, flows: {clientCredentials: {tokenUrl: '{0}', scopes: {}}}}}}"),
        ["namespace of XML"] = Document("{type: object, xml: {namespace: '{0}'}}"),
        ["licence"] = Document(Schema, info: ", license: {name: A, url: '{0}'}, contact: {url: '{0}'}, termsOfService: '{0}'"),
        ["documentation with an image"] = Document("{type: object, description: '![a]({0}) <img src=\"{0}\">'}"),
        ["server"] = Document(Schema, root: "servers: [{url: '{0}'}]"),
    };

    /// <summary>
    /// How the place outside is written: <c>{0}</c> is host and port of a listener, <c>{1}</c> a file.
    /// </summary>
    public static IReadOnlyList<string> Spellings { get; } =
    [
        "http://{0}/a.json", "https://{0}/a.json", "HTTP://{0}/a.json", "//{0}/a.json", "http:{0}", "file://{1}", "{1}", "./{1}", "../../../../../../../../{1}", "\\\\{0}\\share",
    ];

    private static string Document(
        string schema, string? response = null, string operation = "summary: A", string path = "summary: A", string root = "tags: [{name: A}]", string info = "", string version = "3.0.3") =>
        $$"""
        openapi: {{version}}
        info: {title: A, version: '1'{{info}}}
        {{root}}
        paths:
          /a:
            {{path}}
            get:
              operationId: a
              {{operation}}
              responses:
                '200': {{response ?? "\n          description: Ok\n          content:\n            application/json:\n              schema: " + schema.Replace("\n              ", "\n                ", StringComparison.Ordinal)}}
        """;
}
