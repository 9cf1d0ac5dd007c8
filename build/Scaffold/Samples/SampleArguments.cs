using System.Text.Json.Nodes;
using Sessions.Build.Checks.OpenApi;

namespace Sessions.Build.Scaffold.Samples;

/// <summary>
/// Arguments for the operations of a document: what each of them asks for, by the names on the wire; a body has the name request.
/// </summary>
internal static class SampleArguments
{
    private const string Body = "request";
    private const string Form = "multipart/form-data";
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    /// <summary>
    /// The name of each operation's method, without Async, and its arguments as a JSON object. The JSON is plain ASCII with one kind of
    /// quotes, so that it can be the content of any C# string.
    /// </summary>
    /// <param name="document">The document as JSON.</param>
    public static IEnumerable<(string Name, string Arguments)> Of(JsonObject document) => Of(document, new SampleJson(document));

    /// <summary>
    /// The same for the operations alone that send a URL-encoded form, with all that the form may have.
    /// </summary>
    /// <param name="document">The document as JSON.</param>
    public static IEnumerable<(string Name, string Arguments)> OfForms(JsonObject document)
    {
        var samples = new SampleJson(document) { IsWhole = true };
        return Of(document, samples, operation => operation["requestBody"] is { } body && samples.Resolve(body)["content"]?[UrlEncoded] is not null);
    }

    private static IEnumerable<(string Name, string Arguments)> Of(JsonObject document, SampleJson samples, Func<JsonObject, bool>? isWanted = null) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where OpenApiGrammar.Operations.Contains(method.Key)
        let operation = method.Value!.AsObject()
        where operation[OpenApiGrammar.CSharpName] is not null && (isWanted is null || isWanted(operation))
        select ((string)operation[OpenApiGrammar.CSharpName]!, ArgumentsOf(samples, path.Value!, operation).ToJsonString());

    // A form has one part at least.
    private static JsonObject Parts(SampleJson samples, JsonNode media, JsonObject required)
    {
        if (required.Count == 0 && samples.Resolve(media["schema"]!)["properties"] is JsonObject { Count: > 0 } properties)
        {
            var (name, schema) = properties.First();
            required[name] = samples.Of(schema!);
        }

        return required;
    }

    private static JsonObject ArgumentsOf(SampleJson samples, JsonNode item, JsonObject operation)
    {
        var arguments = new JsonObject();
        var parameters = (item["parameters"]?.AsArray() ?? []).Concat(operation["parameters"]?.AsArray() ?? []).Select(parameter => samples.Resolve(parameter!));
        foreach (var parameter in parameters.Where(parameter => (bool?)parameter["required"] == true))
        {
            arguments[(string)parameter["name"]!] = parameter["example"]?.DeepClone() ?? samples.Of(parameter["schema"]!);
        }

        if (operation["requestBody"] is { } reference && samples.Resolve(reference)["content"] is JsonObject { Count: > 0 } content)
        {
            var (type, media) = content.First();
            var body = (samples.IsWhole ? null : media!["example"]?.DeepClone()) ?? samples.Of(media!["schema"]!);
            foreach (var (name, value) in type == Form ? Parts(samples, media!, body!.AsObject()) : new JsonObject { [Body] = body })
            {
                arguments[name] = value?.DeepClone();
            }
        }

        return arguments;
    }
}
