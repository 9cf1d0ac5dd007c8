using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// Members of a document that no property takes, as the JSON that came: parsed, they would take many times its size.
/// </summary>
/// <param name="Json">An object that has them; it has been read once, so it can be read.</param>
/// <param name="Earlier">Those that came earlier; null for none.</param>
internal sealed record UnknownMembers(byte[] Json, UnknownMembers? Earlier)
{
    /// <summary>
    /// Parses the members into a dictionary; of several with one name the last one stays.
    /// </summary>
    internal void CopyTo(IDictionary<string, JToken> members)
    {
        foreach (var part in Parts())
        {
            var parsed = ModelReader.ReadPart(
                part.Json, 0, part.Json.Length, SessionsJson.MaxDepth, JsonReadOptions.Unbounded, static (ref ModelReader reader) => reader.ReadDictionary<JToken>(), null);
            foreach (var member in parsed!)
            {
                members[member.Key] = member.Value;
            }
        }
    }

    /// <summary>
    /// Gets the members with their JSON, for the serializer to write.
    /// </summary>
    internal IEnumerable<KeyValuePair<object, object>> ToRaw()
    {
        var members = new Dictionary<string, JRaw>(StringComparer.Ordinal);
        foreach (var part in Parts())
        {
            part.CopyTo(members);
        }

        return members.Select(member => new KeyValuePair<object, object>(member.Key, member.Value));
    }

    private void CopyTo(Dictionary<string, JRaw> members)
    {
        var json = new Utf8JsonReader(Json, new JsonReaderOptions { MaxDepth = SessionsJson.MaxDepth });
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            members[name] = new JRaw(SessionsJson.StrictUtf8.GetString(Json, start, (int)json.BytesConsumed - start));
        }
    }

    // In the order in which they came.
    private Stack<UnknownMembers> Parts()
    {
        var parts = new Stack<UnknownMembers>();
        for (var part = this; part is not null; part = part.Earlier)
        {
            parts.Push(part);
        }

        return parts;
    }
}
