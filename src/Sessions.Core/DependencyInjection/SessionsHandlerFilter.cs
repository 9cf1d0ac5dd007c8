using Microsoft.Extensions.Http;

namespace Sessions.Core;

/// <summary>
/// Finishes the handlers of the clients of this suite after all configuration by the user: redirects are off whatever the primary handler is,
/// and the credential is applied next to the network, where no other handler sees it.
/// </summary>
internal sealed class SessionsHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    private const string Prefix = "Sessions:";

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next)
    {
        return builder =>
        {
            next(builder);
            if (builder.Name?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            {
                PrimaryHandler.ForbidRedirects(builder.PrimaryHandler);
                builder.AdditionalHandlers.Add(new CredentialHandler());
            }
        };
    }

    internal static string HttpClientName(Type client, string? name)
    {
        return name is null ? Prefix + client.Name : $"{Prefix}{client.Name}:{name}";
    }
}
