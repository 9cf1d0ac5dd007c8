using System.Text.Json;
using System.Text.Unicode;

namespace Sessions.Sandbox;

/// <summary>
/// Tells whether bytes are JSON all through; the reader alone looks at texts only when someone asks for them.
/// </summary>
internal static class JsonText
{
    public static bool IsWellFormed(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return false;
        }

        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what half of a surrogate pair gives.
            return false;
        }
    }
}
