using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Sessions.Build.Comparison.Reading;
using static Sessions.Build.Checks.OpenApi.NodeShape;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// The fields of each object of OpenAPI 3.0, and the extensions that our templates and programs read. Whatever is not here is not
/// read by the generator, which says nothing about it.
/// </summary>
internal static partial class OpenApiGrammar
{
    public const string CSharpName = "x-csharp-name";
    public const string Handwritten = "x-csharp-handwritten";
    public const string HealthCheck = "x-health-check";
    public const string NoHealthCheck = "none";
    public const string RetrySafe = "x-retry-safe";
    public const string WithoutCredential = "x-without-credential";

    private static readonly Anything Free = new();
    private static readonly Scalar Text = new("a text", static _ => true, []);
    private static readonly Scalar Flag = Choice("true", "false");
    private static readonly Scalar Number = new(
        "a number", static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _), []);

    private static readonly Scalar LocalReference = new(
        "a reference within the document, such as '#/components/schemas/Note'", static text => text.StartsWith("#/", StringComparison.Ordinal), []);

    private static readonly Scalar CSharpIdentifier = new("a C# name in PascalCase", static text => PascalCase().IsMatch(text), []);

    // It becomes documentation, which is XML.
    private static readonly Scalar Prose = new("a text without control characters", IsPrintable, []);
    private static readonly Scalar MemberPath = new("a member, with dots for members of members", static text => Members().IsMatch(text), []);
    private static readonly Scalar NextPage = new(
        "a member, with dots for members of members, or header: or last: and a name", static text => NextPlace().IsMatch(text), []);
    private static readonly Scalar ItemType = new("the name of a C# type", static text => Members().IsMatch(text), []);
    private static readonly Scalar WholeNumber = new(
        "a whole number", static text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), []);

    private static readonly Scalar Seconds = new(
        "a number of seconds, at most a day",
        static text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400,
        []);

    /// <summary>
    /// The fields of a path item that are operations.
    /// </summary>
    public static IReadOnlyList<string> Operations { get; } = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>
    /// A schema, wherever one may be.
    /// </summary>
    public static ObjectWithFields Schema { get; } = new("Schema") { MayBeReference = true };

    /// <summary>
    /// The root. It is initialized last, since it is built from everything above.
    /// </summary>
    public static ObjectWithFields Document { get; } = Build();

    private static ObjectWithFields Build()
    {
        var externalDocs = Object("External Documentation", ("description", Prose), ("url", Text));
        var schema = Schema;
        var schemas = new ListOf(schema);
        Add(
            schema,
            ("title", Prose), ("multipleOf", Number), ("maximum", Number), ("exclusiveMaximum", Flag), ("minimum", Number),
            ("exclusiveMinimum", Flag), ("maxLength", Count()), ("minLength", Count(SpecLimits.MaxLeastLength)), ("pattern", Text), ("maxItems", Count()),
            ("minItems", Count(SpecLimits.MaxLeastItems)), ("uniqueItems", Flag), ("maxProperties", Count()), ("minProperties", Count(SpecLimits.MaxLeastItems)),
            ("required", new ListOf(Text)), ("enum", new ListOf(Free)),
            ("type", Choice("array", "boolean", "integer", "number", "object", "string")),
            ("not", schema), ("allOf", schemas), ("oneOf", schemas), ("anyOf", schemas), ("items", schema), ("properties", Map(schema)),
            ("additionalProperties", new MappingOrScalar(schema, Flag)), ("description", Prose),
            ("format", Choice("binary", "byte", "date", "date-time", "double", "float", "int32", "int64", "password", "ulid", "uri", "uuid")),
            ("default", Free), ("nullable", Flag), ("readOnly", Flag), ("writeOnly", Flag), ("example", Free), ("deprecated", Flag),
            ("externalDocs", externalDocs),
            ("discriminator", Object("Discriminator", ("propertyName", Text), ("mapping", Map(LocalReference)))),
            ("xml", Object("XML", ("name", Text), ("namespace", Text), ("prefix", Text), ("attribute", Flag), ("wrapped", Flag))),
            ("x-csharp-base", CSharpIdentifier), ("x-csharp-abstract", Flag), ("x-csharp-value", Text), (Handwritten, Flag),
            ("x-csharp-omit", Flag), ("x-document-section", Prose), (CSharpName, CSharpIdentifier), ("x-csharp-names", Map(CSharpIdentifier)));

        var example = Reference("Example", ("summary", Prose), ("description", Prose), ("value", Free), ("externalValue", Text));
        var header = new ObjectWithFields("Header") { MayBeReference = true };
        var encoding = Object(
            "Encoding", ("contentType", Text), ("headers", Map(header)),
            ("style", Choice("deepObject", "form", "pipeDelimited", "spaceDelimited")), ("explode", Flag), ("allowReserved", Flag));
        var content = Map(
            Object("Media Type", ("schema", schema), ("example", Free), ("examples", Map(example)), ("encoding", Map(encoding))),
            static key => key.Contains('/', StringComparison.Ordinal) ? null : "is not a media type such as application/json");
        Add(
            header,
            ("description", Prose), ("required", Flag), ("deprecated", Flag), ("allowEmptyValue", Flag), ("style", Text), ("explode", Flag),
            ("allowReserved", Flag), ("schema", schema), ("example", Free), ("examples", Map(example)), ("content", content),
            ("x-document-section", Prose));

        var parameter = Reference("Parameter", ("name", Text), ("in", Choice("cookie", "header", "path", "query")), (CSharpName, CSharpIdentifier));
        Add(parameter, [.. header.Fields.Select(field => (field.Key, field.Value))]);
        var requestBody = Reference(
            "Request Body", ("description", Prose), ("content", content), ("required", Flag), ("x-document-section", Prose));
        var server = Object(
            "Server",
            ("url", Text),
            ("description", Prose),
            ("variables", Map(Object("Server Variable", ("enum", new ListOf(Text)), ("default", Text), ("description", Prose)))));
        var link = Reference(
            "Link",
            ("operationRef", Text), ("operationId", Text), ("parameters", Free), ("requestBody", Free), ("description", Prose),
            ("server", server));
        var response = Reference(
            "Response",
            ("description", Prose), ("headers", Map(header)), ("content", content), ("links", Map(link)), ("x-empty-body", Flag),
            ("x-document-section", Prose));
        var security = new ListOf(Map(new ListOf(Text)));

        var pathItem = new ObjectWithFields("Path Item");
        var callback = Map(pathItem);
        var operation = Object(
            "Operation",
            ("tags", new ListOf(Text)), ("summary", Prose), ("description", Prose), ("externalDocs", externalDocs), ("operationId", Text),
            ("parameters", new ListOf(parameter)), ("requestBody", requestBody), ("responses", Map(response, DescribeBadStatus)),
            ("callbacks", Map(callback)), ("deprecated", Flag), ("security", security), ("servers", new ListOf(server)),
            (CSharpName, CSharpIdentifier), ("x-document-section", Prose), (RetrySafe, Flag), ("x-timeout-seconds", Seconds),
            (WithoutCredential, Flag), ("x-protected", Flag), ("x-streaming", Flag), ("x-pagination", Pagination()), (HealthCheck, HealthCheckMark()),
            (FormEncoding.Mark, Map(Choice([.. FormEncoding.Styles]))));
        Add(pathItem, ("summary", Prose), ("description", Prose), ("servers", new ListOf(server)), ("parameters", new ListOf(parameter)));
        Add(pathItem, [.. Operations.Select(method => (method, (NodeShape)operation))]);

        return Object(
            "OpenAPI",
            ("openapi", new Scalar("an OpenAPI version 3.0.x", static text => text.StartsWith("3.0.", StringComparison.Ordinal), [])),
            ("info", Info()),
            ("servers", new ListOf(server)),
            (HealthCheck, Choice(NoHealthCheck)),
            ("paths", Map(pathItem, DescribeBadPath)),
            ("components", Object(
                "Components",
                ("schemas", Map(schema, static key => TypeName().IsMatch(key) ? null : "is no name of a C# type; take letters, digits and underscores")), ("responses", Map(response)), ("parameters", Map(parameter)), ("examples", Map(example)),
                ("requestBodies", Map(requestBody)), ("headers", Map(header)), ("securitySchemes", Map(SecurityScheme())), ("links", Map(link)),
                ("callbacks", Map(callback)))),
            ("security", security),
            ("tags", new ListOf(Object("Tag", ("name", Text), ("description", Prose), ("externalDocs", externalDocs)))),
            ("externalDocs", externalDocs));
    }

    private static ObjectWithFields Info() => Object(
        "Info",
        ("title", Prose), ("description", Prose), ("termsOfService", Text), ("version", Text),
        ("contact", Object("Contact", ("name", Text), ("url", Text), ("email", Text))),
        ("license", Object("License", ("name", Text), ("url", Text))));

    private static ObjectWithFields Pagination() => Object(
        "x-pagination",
        ("style", Choice("page-number", "offset", "cursor", "link")), ("page", Text), ("offset", Text), ("size", Text), ("cursor", Text), ("next", NextPage), ("items", MemberPath), ("total", MemberPath), ("hasMore", MemberPath),
        ("firstPage", WholeNumber), ("item", ItemType), ("identity", MemberPath), ("pageSize", MemberPath));

    private static ObjectWithFields HealthCheckMark() => Object(
        HealthCheck, ("arguments", Map(Text)), ("body", Text), ("answers", new ListOf(Text)));

    private static ObjectWithFields SecurityScheme()
    {
        var flow = Object("OAuth Flow", ("authorizationUrl", Text), ("tokenUrl", Text), ("refreshUrl", Text), ("scopes", Map(Text)));
        return Reference(
            "Security Scheme",
            ("type", Choice("apiKey", "http", "oauth2", "openIdConnect")), ("description", Prose), ("name", Text),
            ("in", Choice("cookie", "header", "query")), ("scheme", Text), ("bearerFormat", Text), ("openIdConnectUrl", Text),
            ("flows", Object("OAuth Flows", ("implicit", flow), ("password", flow), ("clientCredentials", flow), ("authorizationCode", flow))),
            ("x-document-section", Prose));
    }

    private static string? DescribeBadPath(string key) =>
        !key.StartsWith('/') ? "is not a path; a path begins with a slash"
        : !IsPrintable(key) || key.Any(char.IsControl) || key.AsSpan().ContainsAny("?#\"\\ ") ? "holds a character that no path can hold"
        : null;

    private static bool IsPrintable(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string? DescribeBadStatus(string key) => key switch
    {
        "default" => "is taken by the generator for a success; list the status codes",
        _ when StatusRange().IsMatch(key) => "is a range, which the generator does not compile; list the status codes",
        _ when StatusCode().IsMatch(key) => null,
        _ => "is not a status code",
    };

    private static Scalar Count(int most = int.MaxValue) => new(
        most == int.MaxValue ? "a count" : string.Create(CultureInfo.InvariantCulture, $"a count of at most {most}"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most,
        []);

    private static Scalar Choice(params string[] choices) => new($"one of {string.Join(", ", choices)}", choices.Contains, choices);

    private static MapOf Map(NodeShape value) => new(value, static _ => null);

    private static MapOf Map(NodeShape value, Func<string, string?> describeBadKey) => new(value, describeBadKey);

    private static ObjectWithFields Object(string name, params ReadOnlySpan<(string Name, NodeShape Shape)> fields) =>
        Add(new ObjectWithFields(name), fields);

    private static ObjectWithFields Reference(string name, params ReadOnlySpan<(string Name, NodeShape Shape)> fields) =>
        Add(new ObjectWithFields(name) { MayBeReference = true }, fields);

    private static ObjectWithFields Add(ObjectWithFields target, params ReadOnlySpan<(string Name, NodeShape Shape)> fields)
    {
        foreach (var (name, shape) in fields)
        {
            target.Fields.Add(name, shape);
        }

        return target;
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{0,199}\z")]
    private static partial Regex PascalCase();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,199}\z")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex Members();

    [GeneratedRegex(@"\A(?:header:[!#$%&'*+.^_`|~0-9A-Za-z-]+|(?:last:)?[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)\z")]
    private static partial Regex NextPlace();

    [GeneratedRegex(@"\A[1-5][0-9][0-9]\z")]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"\A[1-5](XX|xx)\z")]
    private static partial Regex StatusRange();
}
