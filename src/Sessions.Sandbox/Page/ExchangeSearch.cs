using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// Finds a text anywhere in an exchange.
/// </summary>
internal static class ExchangeSearch
{
    /// <summary>
    /// Whether the provider, the operation, the request line, the status, a header or a body has the text, in any casing.
    /// </summary>
    public static bool Finds(SandboxExchange exchange, string text)
    {
        return Has(exchange.Provider)
            || Has(exchange.Operation)
            || Has($"{exchange.Method} {exchange.Path}")
            || Has(exchange.Status.ToString(CultureInfo.InvariantCulture))
            || HasMessage(exchange.Request)
            || HasMessage(exchange.Response);

        bool Has(string? place) => place?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

        bool HasMessage(SandboxMessage message) => message.Headers.Any(header => Has($"{header.Key}: {header.Value}")) || Has(message.Text);
    }
}
