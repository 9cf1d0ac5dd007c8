using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// Holds the bodies of the recordings of a provider against its spec.
/// </summary>
internal static class RecordedBodyCheck
{
    internal static IEnumerable<string> Problems(ParsedSpec spec)
    {
        return WireRecording.Recorded
            .Where(recording => recording.Provider == spec.Provider)
            .SelectMany(recording => Problems(spec, recording));
    }

    private static IEnumerable<string> Problems(ParsedSpec spec, WireRecording recording)
    {
        var operation = spec.OperationAt(recording.Request["method"]!.GetValue<string>(), recording.Request["path"]!.GetValue<string>())!;
        var fit = new SchemaFit(spec);
        var place = $"{recording.Operation}/{recording.Case}";
        if (recording.Response["body"] is JsonObject or JsonArray)
        {
            var status = recording.Response["status"]!.ToString();
            var response = operation.Definition["responses"]![status];
            var schema = response is null ? null : spec.Dereference(response)["content"]?["application/json"]?["schema"];
            var problems = schema is null
                ? [$"{place}: the spec has no JSON for status {status}."]
                : fit.Problems($"{place}: response", recording.Response["body"], schema);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        if (recording.Request["body"] is JsonObject body)
        {
            var content = operation.Definition["requestBody"]!["content"]!;
            var problems = body["multipart"] is JsonArray parts
                ? fit.Problems($"{place}: form", FormOf(parts), content["multipart/form-data"]!["schema"]!)
                : fit.Problems($"{place}: request", body, content["application/json"]!["schema"]!);
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static JsonObject FormOf(JsonArray parts)
    {
        return new JsonObject(parts
            .GroupBy(part => part!["name"]!.GetValue<string>(), part => part!.AsObject())
            .Select(field => KeyValuePair.Create(field.Key, FieldOf(field.ToArray()))));
    }

    private static JsonNode? FieldOf(JsonObject[] parts)
    {
        return parts[0].ContainsKey("filename")
            ? new JsonArray(parts.Select(part => part["text"]!.DeepClone()).ToArray())
            : parts[0]["text"]!.DeepClone();
    }
}
