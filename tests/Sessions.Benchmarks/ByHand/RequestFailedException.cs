using System.Net;

namespace Sessions.Benchmarks.ByHand;

/// <summary>
/// What a hand-written call throws for an error status.
/// </summary>
internal sealed class RequestFailedException(HttpStatusCode statusCode, string body) : Exception($"The server answered {(int)statusCode}.")
{
    public HttpStatusCode StatusCode => statusCode;

    public string Body => body;
}
