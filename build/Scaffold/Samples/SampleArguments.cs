using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Build.Checks.OpenApi;

namespace Sessions.Build.Scaffold.Samples;

/// <summary>
/// Arguments for the operations of a document: what each of them asks for, by the names on the wire; a body has the name request.
/// </summary>
internal static class SampleArguments
{
    private const string Body = "request";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The name of each operation's method, without Async, and its arguments as a JSON object.
    /// </summary>
    /// <param name="document">The document as JSON.</param>
    public static IEnumerable<(string Name, string Arguments)> Of(JsonObject document)
    {
        var samples = new SampleJson(document);
        return from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where OpenApiGrammar.Operations.Contains(method.Key)
               let operation = method.Value!.AsObject()
               where operation[OpenApiGrammar.CSharpName] is not null
               select ((string)operation[OpenApiGrammar.CSharpName]!, ArgumentsOf(samples, path.Value!, operation).ToJsonString(Json));
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
            var body = media!["example"]?.DeepClone() ?? samples.Of(media["schema"]!);
            foreach (var (name, value) in type == "application/json" ? new JsonObject { [Body] = body } : body!.AsObject())
            {
                arguments[name] = value?.DeepClone();
            }
        }

        return arguments;
    }
}
