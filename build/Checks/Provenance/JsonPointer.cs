using System.Globalization;
using System.Text.Json.Nodes;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// Pointers into a document, in the form of a URI fragment without percent-encoding: <c>#/paths/~1sessions/get</c> (RFC 6901).
/// </summary>
internal static class JsonPointer
{
    internal const string Root = "#";

    internal static string Append(string pointer, string token)
    {
        return pointer + "/" + token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }

    internal static bool Resolves(JsonNode document, string pointer)
    {
        return TryResolve(document, pointer, out _);
    }

    internal static bool TryResolve(JsonNode document, string pointer, out JsonNode? node)
    {
        node = document;
        foreach (var token in pointer.Split('/').Skip(1).Select(Unescape))
        {
            switch (node)
            {
                case JsonObject fields when fields.TryGetPropertyValue(token, out var member):
                    node = member;
                    break;
                case JsonArray items
                    when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count:
                    node = items[index];
                    break;
                default:
                    return false;
            }
        }

        return pointer.StartsWith(Root, StringComparison.Ordinal);
    }

    internal static string? Parent(string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        return slash < 0 ? null : pointer[..slash];
    }

    private static string Unescape(string token)
    {
        return token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
