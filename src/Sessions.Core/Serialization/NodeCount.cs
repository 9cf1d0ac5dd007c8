using System.Text.Json;

namespace Sessions.Core;

/// <summary>
/// Counts the values of a document before anything is made of them: an object of two bytes becomes one of hundreds.
/// </summary>
internal static class NodeCount
{
    /// <summary>
    /// Refuses a document with too many values. A value takes two bytes at least, with what parts it from the next one, so that most documents are
    /// too short to be counted.
    /// </summary>
    /// <exception cref="TooManyNodesException">There are more than the options allow.</exception>
    internal static void Check(ReadOnlySpan<byte> utf8, in JsonReadOptions options)
    {
        if ((utf8.Length + 1L) / 2 <= options.MaxNodes)
        {
            return;
        }

        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = SessionsJson.MaxDepth });
        var tokens = 0;
        var nodes = 0;
        try
        {
            while (json.Read())
            {
                if (++tokens % JsonReadOptions.TokensBetweenChecks == 0)
                {
                    options.CancellationToken.ThrowIfCancellationRequested();
                }

                if (json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray) && ++nodes > options.MaxNodes)
                {
                    throw new TooManyNodesException();
                }
            }
        }
        catch (JsonException)
        {
            // What reads the document comes to the same place, and says what is wrong there.
            return;
        }
    }
}
