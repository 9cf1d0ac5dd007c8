using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sessions.Sandbox;

/// <summary>
/// A listing of a few items that is read page by page, in the way that the mark x-pagination of its operation describes.
/// </summary>
internal sealed class SpecDrivenPages(SpecDocument document, JsonElement operation, JsonElement pagination, int status, SandboxAddress address)
{
    private const int Total = 5;
    private const int DefaultSize = 2;

    private const string HeaderPlace = "header:";
    private const string BodyPlace = "body:";
    private const string LastItemPlace = "last:";
    private const string LinkHeader = "header:Link";

    private bool IsByNumber => Text("style") is null or "page-number";

    // The parameter that says where a page starts: each style but that of links has one; the links of those carry any other.
    private string Position => Text("page") ?? Text("offset") ?? Text("cursor") ?? QueryParameters.FirstOrDefault(name => name != Text("size")) ?? "page";

    private IEnumerable<string> QueryParameters => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Select(document.Resolve).Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)
        : [];

    /// <summary>
    /// The page that a request asks for.
    /// </summary>
    public async ValueTask<JsonNode> ReadAsync(RequestReader reader)
    {
        var request = await BodyAsync(reader).ConfigureAwait(false);
        var size = Math.Max(1, (int)(Number(Read(reader, request, Text("size"))) ?? DefaultSize));
        var firstPage = pagination.TryGetProperty("firstPage", out var first) ? (int)Number(first.ToString())! : 1;
        var position = Read(reader, request, Position);
        var start = IsByNumber
            ? ((int)(Number(position) ?? firstPage) - firstPage) * size
            : (int)(Number(position) ?? 0);
        start = Math.Clamp(start, 0, Total);
        var end = Math.Min(start + size, Total);
        return Page(reader, start, end, size);
    }

    private JsonNode Page(RequestReader reader, int start, int end, int size)
    {
        var body = ResponseExample.Of(document, operation, status)!.Node!;
        var items = (JsonArray)(Find(body, Text("items")) ?? new JsonArray());
        var example = items.Count > 0 ? items[0]! : new JsonObject();
        var page = new JsonArray([.. Enumerable.Range(start, end - start).Select(number => Item(example, number))]);
        body = Set(body, Text("items") ?? string.Empty, page);
        var isLast = end >= Total;
        body = Set(body, Text("total"), Total);
        body = Set(body, Text("pageSize"), size);
        body = Set(body, Text("hasMore"), !isLast);
        if (Text("next") is { } next && !next.StartsWith(LastItemPlace, StringComparison.Ordinal))
        {
            var cursor = end.ToString(CultureInfo.InvariantCulture);
            SetNext(reader, body, next, isLast ? null : Text("style") == "link" ? address.At(reader.AddressWith(Position, cursor)) : cursor);
        }

        return body;
    }

    private void SetNext(RequestReader reader, JsonNode body, string next, string? cursor)
    {
        if (next.StartsWith(HeaderPlace, StringComparison.OrdinalIgnoreCase))
        {
            if (cursor is not null)
            {
                reader.AddReplyHeader(next[HeaderPlace.Length..], next.Equals(LinkHeader, StringComparison.OrdinalIgnoreCase) ? $"<{cursor}>; rel=\"next\"" : cursor);
            }
        }
        else if (cursor is not null)
        {
            Set(body, next, Find(body, next) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? int.Parse(cursor, CultureInfo.InvariantCulture) : cursor);
        }
        else if (Find(body, Parent(next)) is JsonObject owner)
        {
            // Without a next page the member is left out, which every document allows that does not require it; a required one is empty.
            var name = next.Split('.')[^1];
            var isRequired = Owner(next)?.Required.Contains(name) == true;
            owner.Remove(name);
            if (isRequired)
            {
                owner[name] = Owner(next)!.Members.TryGetValue(name, out var schema) && schema.IsNullable ? null : string.Empty;
            }
        }
    }

    private SchemaNode? Owner(string path)
    {
        var schema = ResponseExample.Of(document, operation, status)!.Schema;
        foreach (var step in path.Split('.').SkipLast(1))
        {
            schema = schema?.Members.GetValueOrDefault(step);
        }

        return schema;
    }

    private JsonNode Item(JsonNode example, int number)
    {
        var item = example.DeepClone();
        if (item is not JsonObject members)
        {
            return ScalarExample.Numbered(item, number + 1);
        }

        // Without an identity, the items differ in their first text or number, so that no page is like the one before.
        var identity = Text("identity") ?? members.FirstOrDefault(member => member.Value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number).Key;
        return identity is null ? item : Set(item, identity, ScalarExample.Numbered(Find(item, identity), number + 1));
    }

    private string? Text(string member)
    {
        return pagination.TryGetProperty(member, out var value) ? value.ToString() : null;
    }

    private static async ValueTask<JsonNode?> BodyAsync(RequestReader reader)
    {
        try
        {
            return JsonNode.Parse(await reader.ReadBytesAsync().ConfigureAwait(false));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Read(RequestReader reader, JsonNode? body, string? name)
    {
        return name is null ? null
            : name.StartsWith(HeaderPlace, StringComparison.Ordinal) ? reader.Header(name[HeaderPlace.Length..])
            : name.StartsWith(BodyPlace, StringComparison.Ordinal) ? Find(body, name[BodyPlace.Length..])?.ToString()
            : reader.Query(name, isRequired: false) ?? Find(body, name)?.ToString();
    }

    private static decimal? Number(string? text)
    {
        // The identity of an item ends in its number.
        var digits = text?.Split('-')[^1];
        return decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1_000_000) : null;
    }

    private static string Parent(string path)
    {
        return string.Join('.', path.Split('.').SkipLast(1));
    }

    private static JsonNode? Find(JsonNode? node, string? path)
    {
        return string.IsNullOrEmpty(path) ? node : path.Split('.').Aggregate(node, (parent, step) => parent is JsonObject members ? members[step] : null);
    }

    private static JsonNode Set(JsonNode root, string? path, JsonNode value)
    {
        if (path is null)
        {
            return root;
        }

        if (path.Length == 0)
        {
            return value;
        }

        if (Find(root, Parent(path)) is JsonObject owner)
        {
            owner[path.Split('.')[^1]] = value;
        }

        return root;
    }
}
