using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sessions.Core;

/// <summary>
/// A place in a document, as Newtonsoft.Json tells it: the path of the value, its line, and the character of the line after its last one.
/// </summary>
/// <remarks>It is searched for when something is wrong, so that reading need not keep count of it.</remarks>
internal readonly record struct JsonPlace(string Path, int Line, int Position)
{
    /// <summary>
    /// The place before an offset in a document.
    /// </summary>
    /// <param name="utf8">The document.</param>
    /// <param name="offset">The end of the token that is wrong.</param>
    internal static JsonPlace Before(ReadOnlySpan<byte> utf8, int offset)
    {
        var head = utf8.Slice(0, Math.Min(offset, utf8.Length));
        var lineStart = head.LastIndexOf((byte)'\n') + 1;
        var line = 1;
        foreach (var one in head)
        {
            line += one == (byte)'\n' ? 1 : 0;
        }

        return new JsonPlace(PathTo(utf8, offset), line, Encoding.UTF8.GetCharCount(head.Slice(lineStart).ToArray()));
    }

    private static string PathTo(ReadOnlySpan<byte> utf8, int offset)
    {
        var steps = new List<Step>();
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = SessionsJson.MaxDepth });
        try
        {
            while (json.Read())
            {
                Follow(ref json, steps);
                if (json.BytesConsumed >= offset)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The document is wrong at this place, which is the one that is looked for.
            return Text(steps);
        }

        return Text(steps);
    }

    private static void Follow(ref Utf8JsonReader json, List<Step> steps)
    {
        if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            steps.RemoveAt(steps.Count - 1);
            return;
        }

        if (json.TokenType == JsonTokenType.PropertyName)
        {
            steps[steps.Count - 1] = new Step(json.GetString(), 0);
            return;
        }

        if (steps.Count > 0 && steps[steps.Count - 1] is { Name: null } item)
        {
            steps[steps.Count - 1] = item with { Index = item.Index + 1 };
        }

        if (json.TokenType is JsonTokenType.StartObject)
        {
            steps.Add(new Step(string.Empty, 0));
        }
        else if (json.TokenType is JsonTokenType.StartArray)
        {
            steps.Add(new Step(null, -1));
        }
    }

    private static string Text(List<Step> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.Name is null && step.Index >= 0)
            {
                text.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (step.Name is { Length: > 0 } name)
            {
                var isPlain = name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '$');
                text.Append(isPlain ? (text.Length > 0 ? "." : string.Empty) + name : $"['{name}']");
            }
        }

        return text.ToString();
    }

    // A step into a list has no name.
    private readonly record struct Step(string? Name, int Index);
}
