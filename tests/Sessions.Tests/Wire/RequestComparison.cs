using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sessions.Tests;

/// <summary>
/// Compares a captured request with a recorded one. The user agent, the boundary of multipart bodies and the length of bodies that are
/// compared themselves are no part of the contract.
/// </summary>
internal static class RequestComparison
{
    private static readonly string[] IgnoredHeaders = ["User-Agent", "Content-Length", "Content-Type"];

    internal static IEnumerable<WireDifference> Compare(JsonObject recorded, CapturedRequest ours)
    {
        return CompareText("method", Text(recorded["method"]), ours.Method)
            .Concat(CompareText("path", Text(recorded["path"]), ours.Path))
            .Concat(CompareText("query", QueryOf(recorded), QueryText(ours.Query)))
            .Concat(CompareHeaders(recorded["headers"]!.AsObject(), ours))
            .Concat(CompareBody(recorded, ours));
    }

    private static IEnumerable<WireDifference> CompareHeaders(JsonObject recorded, CapturedRequest ours)
    {
        var left = recorded.ToDictionary(header => header.Key, header => Text(header.Value), StringComparer.OrdinalIgnoreCase);
        var right = ours.Headers
            .Where(header => !IgnoredHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        if (ours.ContentType is { } contentType)
        {
            right["Content-Type"] = contentType.Split("; boundary=")[0];
        }

        return left.Keys.Union(right.Keys, StringComparer.OrdinalIgnoreCase).SelectMany(name => CompareText(
            "header " + name.ToLowerInvariant(), left.GetValueOrDefault(name), right.GetValueOrDefault(name)));
    }

    private static IEnumerable<WireDifference> CompareBody(JsonObject recorded, CapturedRequest ours)
    {
        return recorded["body"] switch
        {
            JsonObject body when body["multipart"] is JsonArray parts => CompareParts(parts, ours),
            JsonNode body => JsonComparison.Compare("body", body.ToJsonString(), ours.Body.Length == 0 ? "null" : Encoding.UTF8.GetString(ours.Body)),
            null => CompareText("body", string.Empty, Encoding.UTF8.GetString(ours.Body)).Concat(CompareText(
                "header content-length", Text(recorded["contentLength"]), ours.ContentLength?.ToString(CultureInfo.InvariantCulture))),
        };
    }

    private static IEnumerable<WireDifference> CompareParts(JsonArray recorded, CapturedRequest ours)
    {
        var parts = MultipartPart.ReadAll(ours.Body, ours.ContentType!);
        return CompareText("parts", Count(recorded.Count), Count(parts.Count))
            .Concat(recorded.Zip(parts).SelectMany(pair => ComparePart(pair.First!.AsObject(), pair.Second)));
    }

    private static IEnumerable<WireDifference> ComparePart(JsonObject recorded, MultipartPart ours)
    {
        var place = $"part {Text(recorded["name"])}";
        return CompareText($"{place} name", Text(recorded["name"]), ours.Name)
            .Concat(CompareText($"{place} file name", Text(recorded["filename"]), ours.FileName))
            .Concat(CompareText($"{place} disposition", Text(recorded["contentDisposition"]), ours.Disposition))
            .Concat(CompareText($"{place} content type", Text(recorded["contentType"]), ours.ContentType))
            .Concat(CompareText($"{place} size", recorded["size"]!.ToJsonString(), Count(ours.Content.Length)))
            .Concat(CompareText($"{place} content", Text(recorded["text"]), Encoding.UTF8.GetString(ours.Content)));
    }

    private static IEnumerable<WireDifference> CompareText(string place, string? recorded, string? ours)
    {
        return recorded == ours ? [] : [new WireDifference(place, recorded ?? WireDifference.Absent, ours ?? WireDifference.Absent)];
    }

    private static string QueryOf(JsonObject recorded)
    {
        return QueryText(recorded["queryPairs"]?.AsArray().Select(pair => (Text(pair![0])!, Text(pair[1])!)) ?? []);
    }

    private static string QueryText(IEnumerable<(string Name, string Value)> pairs)
    {
        return string.Join(" & ", pairs.Order().Select(pair => $"{pair.Name} = {pair.Value}"));
    }

    private static string? Text(JsonNode? node)
    {
        return node?.GetValue<string>();
    }

    private static string Count(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
