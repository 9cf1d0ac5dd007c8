using Microsoft.Extensions.Logging;

namespace Sessions.Core;

/// <summary>
/// The log lines of the clients.
/// </summary>
internal static partial class SessionsLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} attempt {Attempt}: {Request}{Query} was answered with {StatusCode}. {Headers}")]
    internal static partial void Answered(
        ILogger logger, string operation, int attempt, string request, string query, int statusCode, string headers);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} attempt {Attempt}: {Request} failed with {ErrorType}.")]
    internal static partial void Failed(ILogger logger, string operation, int attempt, string request, string errorType);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} failed with {ErrorType} in attempt {Attempt} and is repeated after {WaitMilliseconds} ms.")]
    internal static partial void Retrying(ILogger logger, string operation, int attempt, string errorType, double waitMilliseconds);
}
