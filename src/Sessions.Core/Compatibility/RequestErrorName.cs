namespace Sessions.Core;

/// <summary>
/// What .NET 8 and newer say of a request that failed. The oldest target can't name it, and yet may run there.
/// </summary>
internal static class RequestErrorName
{
    internal const string ConnectionError = nameof(ConnectionError);
    internal const string InvalidResponse = nameof(InvalidResponse);
    internal const string NameResolutionError = nameof(NameResolutionError);
    internal const string ProxyTunnelError = nameof(ProxyTunnelError);
    internal const string SecureConnectionError = nameof(SecureConnectionError);

#if NET
    /// <summary>
    /// Whether the runtime tells it at all.
    /// </summary>
    internal static bool IsTold => true;

    /// <summary>
    /// The name of the error; null for an exception of another kind.
    /// </summary>
    internal static string? Of(Exception? exception)
    {
        return (exception as HttpRequestException)?.HttpRequestError.ToString();
    }
#else
    private static readonly System.Reflection.PropertyInfo? Property = typeof(HttpRequestException).GetProperty("HttpRequestError");

    /// <summary>
    /// Whether the runtime tells it at all.
    /// </summary>
    internal static bool IsTold => Property is not null;

    /// <summary>
    /// The name of the error; null for an exception of another kind, and where the runtime does not tell it.
    /// </summary>
    internal static string? Of(Exception? exception)
    {
        return exception is HttpRequestException ? Property?.GetValue(exception)?.ToString() : null;
    }
#endif
}
