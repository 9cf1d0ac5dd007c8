namespace Sessions.Core;

/// <summary>
/// What an attempt is made of: the call, the time it may take, and the extra headers of this call.
/// </summary>
internal sealed class Attempt
{
    internal Attempt(SessionsRequest request, TimeSpan timeout, IEnumerable<KeyValuePair<string, string>>? headers)
    {
        Request = request;
        Timeout = timeout;
        Headers = headers;
    }

    internal SessionsRequest Request { get; }

    internal SessionsOperation Operation => Request.Operation;

    internal TimeSpan Timeout { get; }

    internal IEnumerable<KeyValuePair<string, string>>? Headers { get; }
}
