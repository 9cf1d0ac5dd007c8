using System.Text;
using System.Text.Json;

namespace Sessions.Build.Checks;

/// <summary>
/// Where the keys of a JSON file stand.
/// </summary>
internal sealed record JsonKey(string ParentPath, string Name, int Line, int Column)
{
    /// <summary>
    /// The names from the top, joined with dots.
    /// </summary>
    public string Path => ParentPath.Length == 0 ? Name : $"{ParentPath}.{Name}";

    /// <summary>
    /// Every key of every object that is not inside an array, in the order of the file.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static IReadOnlyList<JsonKey> ReadAll(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var keys = new List<JsonKey>();
        var parents = new Stack<string>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var before = bytes.AsSpan(0, (int)reader.TokenStartIndex);
                    var column = before.Length - before.LastIndexOf((byte)'\n');
                    keys.Add(new JsonKey(parents.Peek(), reader.GetString()!, before.Count((byte)'\n') + 1, column));
                    break;
                case JsonTokenType.StartObject:
                    parents.Push(keys.Count == 0 ? "" : keys[^1].Path);
                    break;
                case JsonTokenType.EndObject:
                    parents.Pop();
                    break;
                case JsonTokenType.StartArray:
                    reader.Skip();
                    break;
            }
        }

        return keys;
    }
}
