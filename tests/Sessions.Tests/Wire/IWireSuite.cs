using System.Net;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// What the wire tests need to know of every provider, whatever its client type is.
/// </summary>
internal interface IWireSuite
{
    string Provider { get; }

    IEnumerable<(string OperationId, string Operation, string Case)> Covered { get; }

    /// <summary>
    /// Makes the call of a case and tells what a sandbox answers to its request.
    /// </summary>
    Task<(HttpStatusCode Status, string Text)> AnswerOfSandboxAsync(string operation, string @case, Uri baseAddress, SandboxProvider sandbox);
}
