using Newtonsoft.Json;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// What became of a document: the value, as it is written again, or the error with its place.
/// </summary>
internal sealed record ReadOutcome(string? Written, Type? Error, string? Path, int Line, int Position)
{
    /// <summary>
    /// Whether the document was read, or is refused as <c>InvalidResponseException</c> has it: with its place, or as no UTF-8.
    /// </summary>
    public bool IsDocumented => Error is null || Line > 0 || Error == typeof(System.Text.DecoderFallbackException);

    public static ReadOutcome Of(Func<object?> read)
    {
        try
        {
            var value = read();
            return new ReadOutcome(SessionsJson.Write(value), null, null, 0, 0);
        }
        catch (JsonReaderException exception)
        {
            return new ReadOutcome(null, exception.GetType(), exception.Path, exception.LineNumber, exception.LinePosition);
        }
        catch (JsonSerializationException exception)
        {
            return new ReadOutcome(null, exception.GetType(), exception.Path, exception.LineNumber, exception.LinePosition);
        }
        catch (Exception exception)
        {
            return new ReadOutcome(null, exception.GetType(), null, 0, 0);
        }
    }
}
