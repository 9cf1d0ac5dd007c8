using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Sessions.Sandbox;

/// <summary>
/// The endpoint where a client of a provider exchanges its identifier and its secret for a token (RFC 6749, section 4.4).
/// </summary>
internal sealed class TokenApi(SpecDrivenApi provider)
    : ProviderApi(provider.Name, PathOf(provider.Name), provider.ApiKey, provider.Json, new Contract(provider.Credentials))
{
    private const string Suffix = "-oauth";
    private const int LifetimeSeconds = 3600;

    public override Failure UnknownRoute => provider.UnknownRoute;

    public override bool HasDocument => false;

    /// <summary>
    /// Where the endpoint of a provider stands.
    /// </summary>
    public static string PathOf(string provider)
    {
        return "/" + provider.ToLowerInvariant() + Suffix;
    }

    public override Failure? Authenticate(HttpRequest request, CredentialNeed need)
    {
        return null;
    }

    public override Failure Invalid(IReadOnlyList<RequestFault> faults)
    {
        return provider.Invalid(faults);
    }

    public override Failure ServerError(int status, string message)
    {
        return new Failure(status, _ => new JsonObject { ["error"] = "invalid_request", ["error_description"] = message });
    }

    private sealed class Contract(SpecDrivenCredentials credentials) : SessionsContract
    {
        public override IReadOnlyList<Operation> Operations { get; } =
        [
            new Operation("GetToken", HttpMethods.Post, string.Empty, CredentialNeed.None, StatusCodes.Status200OK, async reader =>
            {
                var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await reader.ReadBytesAsync().ConfigureAwait(false)));
                var isClient = credentials.IsClient(form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"))
                    || credentials.IsBasic(reader.Header("Authorization") ?? string.Empty);
                return (isClient, form.GetValueOrDefault("grant_type").ToString()) switch
                {
                    (false, _) => (Reply<JsonNode>)Refusal(StatusCodes.Status401Unauthorized, "invalid_client"),
                    (_, not "client_credentials") => (Reply<JsonNode>)Refusal(StatusCodes.Status400BadRequest, "unsupported_grant_type"),
                    _ => (Reply<JsonNode>)new JsonObject
                    {
                        ["access_token"] = credentials.Token, ["token_type"] = "Bearer", ["expires_in"] = LifetimeSeconds,
                    },
                };
            }),
        ];

        private static Failure Refusal(int status, string error)
        {
            return new Failure(status, _ => new JsonObject { ["error"] = error });
        }
    }
}
