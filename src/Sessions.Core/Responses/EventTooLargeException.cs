namespace Sessions.Core;

/// <summary>
/// Ends the reading of a stream whose event has no end; <see cref="StreamingResponse" /> turns it into a documented exception.
/// </summary>
internal sealed class EventTooLargeException : Exception
{
}
