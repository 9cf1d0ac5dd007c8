using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sessions.Sandbox;

/// <summary>
/// Compares the body of a request with what its operation declares.
/// </summary>
internal static class BodyCheck
{
    private const string Body = "body";
    private const string ContentType = "Content-Type";
    private const string MultipartType = "multipart/form-data";

    public static async ValueTask<IReadOnlyList<StrictViolation>> OfAsync(HttpRequest request, byte[] body, SpecOperation operation)
    {
        if (!operation.TakesBody || (body.Length == 0 && request.ContentType is null))
        {
            return Absent(request, body, operation);
        }

        var schemas = operation.BodySchemas;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !schemas.TryGetValue(type.MediaType.ToString(), out var schema))
        {
            return [new StrictViolation("header", ContentType, $"must be {string.Join(" or ", schemas.Keys)}")];
        }

        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return [new StrictViolation("header", ContentType, "must have no charset but utf-8")];
        }

        if (type.MediaType.Equals(UrlEncodedForm.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Fields(body, schema, operation.FormStyles);
        }

        return type.MediaType.Equals(MultipartType, StringComparison.OrdinalIgnoreCase)
            ? await FormAsync(body, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), schema, request.HttpContext.RequestAborted).ConfigureAwait(false)
            : Json(body, schema);
    }

    private static List<StrictViolation> Absent(HttpRequest request, byte[] body, SpecOperation operation)
    {
        var violations = new List<StrictViolation>();
        if (operation.RequiresBody)
        {
            violations.Add(new StrictViolation(Body, string.Empty, "is required"));
        }

        if (!operation.TakesBody && body.Length > 0)
        {
            violations.Add(new StrictViolation(Body, string.Empty, "must not be there; the operation takes none"));
        }

        if (!operation.TakesBody && request.ContentType is not null)
        {
            violations.Add(new StrictViolation("header", ContentType, "must not be there; the operation takes no body"));
        }

        return violations;
    }

    private static IReadOnlyList<StrictViolation> Json(byte[] body, SchemaNode schema)
    {
        if (!JsonText.IsWellFormed(body))
        {
            return [new StrictViolation(Body, string.Empty, "must be well-formed JSON in UTF-8")];
        }

        using var document = JsonDocument.Parse(body);
        return new SchemaCheck(Body).Of(schema, document.RootElement, string.Empty);
    }

    private static IReadOnlyList<StrictViolation> Fields(byte[] body, SchemaNode schema, IReadOnlyDictionary<string, string> styles)
    {
        if (UrlEncodedForm.Read(body) is not { } fields)
        {
            return [new StrictViolation(Body, string.Empty, "must be a well-formed URL-encoded form in UTF-8")];
        }

        // Of a member that is repeated, the schema says whether it may be; empty brackets stand for the next index.
        var twice = fields.GroupBy(field => field.Name, StringComparer.Ordinal)
            .Where(field => field.Count() > 1 && styles.ContainsKey(field.Key.Split('[')[0]) && !field.Key.Contains("[]", StringComparison.Ordinal))
            .Select(field => Violation(field.Key, $"comes {field.Count()} times"));
        return [.. twice, .. new SchemaCheck(Body).Of(schema, JsonSerializer.SerializeToElement(new FormJson(styles).Of(fields, schema)), string.Empty)];
    }

    private static async Task<IReadOnlyList<StrictViolation>> FormAsync(byte[] body, string boundary, SchemaNode schema, CancellationToken cancellationToken)
    {
        var form = boundary.Length == 0 ? null : await MultipartForm.ReadAsync(boundary, body, cancellationToken).ConfigureAwait(false);
        if (form is null)
        {
            return [new StrictViolation(Body, string.Empty, "must be a well-formed multipart form")];
        }

        var missing = schema.Required.Where(name => form.Parts.All(part => part.Name != name)).Select(name => Violation(name, "is required"));
        return [.. form.Parts.GroupBy(part => part.Name).SelectMany(field => Field(field.Key, [.. field], schema)), .. missing];
    }

    private static IEnumerable<StrictViolation> Field(string name, IReadOnlyList<FormPart> parts, SchemaNode form)
    {
        if (!form.Members.TryGetValue(name, out var schema))
        {
            return [Violation(name, "is not declared")];
        }

        var isList = schema.Type == "array";
        var item = isList ? schema.Items! : schema;
        return parts.Count > 1 && !isList ? [Violation(name, $"comes {parts.Count} times")] : parts.SelectMany(part => Part(part, item));
    }

    private static IReadOnlyList<StrictViolation> Part(FormPart part, SchemaNode schema)
    {
        var isFile = schema.Format == "binary";
        return part.Text is not { } text
            ? isFile ? [] : [Violation(part.Name, "must be a text, not a file")]
            : isFile ? [Violation(part.Name, "must be a file, not a text")] : ParameterCheck.OfText(Body, Pointer(part.Name), schema, text);
    }

    private static StrictViolation Violation(string name, string message)
    {
        return new StrictViolation(Body, Pointer(name), message);
    }

    private static string Pointer(string name)
    {
        return "/" + JsonPointerStep.Of(name);
    }
}
