using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// A document holds more values than it may.
/// </summary>
internal sealed class TooManyNodesException : JsonException
{
    internal TooManyNodesException()
        : base("The document holds more values than it may.")
    {
    }
}
