namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// A document of one operation, as small as it can be, for what our own specs do not hold.
/// </summary>
internal static class SmallSpec
{
    /// <summary>
    /// An operation that sends a schema.
    /// </summary>
    public static string Sending(string schema, string version = "3.0.3", string components = "") =>
        Of($"requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}, responses: {{'204': {{description: Ok.}}}}", version, components);

    /// <summary>
    /// An operation that reads a schema.
    /// </summary>
    public static string Reading(string schema, string version = "3.0.3", string components = "") =>
        Of($"responses: {{'200': {{description: Ok., content: {{application/json: {{schema: {schema}}}}}}}}}", version, components);

    /// <summary>
    /// An operation with these fields, in flow style.
    /// </summary>
    public static string Of(string operation, string version = "3.0.3", string components = "") =>
        $$$"""
        openapi: {{{version}}}
        info: {title: Small, version: '1'}
        paths:
          /things/{id}/{part}:
            get: {operationId: GetThing, x-csharp-name: GetThing, {{{operation}}} }
        components:
          schemas:
            Other: {type: object, properties: {a: {type: string} } }
            Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'} } } }
            Text: {type: string}
        {{{components}}}
        """;
}
