using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Exchanges the identifier and the secret of a client for a token (RFC 6749, section 4.4), keeps it, and gets another one before it expires,
/// one at a time however many calls wait for it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing that needs disposal.")]
internal sealed class ClientTokens
{
    // A token is renewed this long before it ends, or after nine tenths of its life if that is later.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    // What a token without a lifetime is given: RFC 6749 leaves it open.
    private static readonly TimeSpan AssumedLifetime = TimeSpan.FromMinutes(5);

    internal const string OperationName = "GetToken";

    private static readonly SessionsOperation Operation = new(OperationName, HttpMethod.Post, "the token address", CredentialRequirement.None);

    private readonly ResolvedOptions _options;
    private readonly Func<HttpClient> _httpClient;
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile Held? _held;

    internal ClientTokens(ResolvedOptions options, Func<HttpClient> httpClient)
    {
        _options = options;
        _httpClient = httpClient;
    }

    /// <summary>
    /// A token for a client.
    /// </summary>
    /// <param name="client">Its identifier and its secret with a colon between them; a text without one is a token already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async ValueTask<string> GetAsync(string client, CancellationToken cancellationToken)
    {
        if (client.IndexOf(':') < 0)
        {
            return client;
        }

        if (Fresh(client) is { } token)
        {
            return token;
        }

        await _renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Fresh(client) is { } renewed)
            {
                return renewed;
            }

            var held = await RequestAsync(client, cancellationToken).ConfigureAwait(false);
            _held = held;
            return held.Token;
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>
    /// Forgets a token that the provider refused, so that the next call gets another one.
    /// </summary>
    internal void Forget()
    {
        _held = null;
    }

    private string? Fresh(string client)
    {
        return _held is { } held && held.Client == client && _options.TimeProvider.GetUtcNow() < held.RenewAt ? held.Token : null;
    }

    private async Task<Held> RequestAsync(string client, CancellationToken cancellationToken)
    {
        var colon = client.IndexOf(':');
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client.Substring(0, colon),
            ["client_secret"] = client.Substring(colon + 1),
        };
        if (_options.Provider.CredentialScheme.Scope is { } scope)
        {
            fields.Add("scope", scope);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenAddress) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd(_options.UserAgent);
        var asked = _options.TimeProvider.GetUtcNow();
        using var body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)body.StatusCode is < 200 or > 299)
        {
            throw SessionsApiException.For(body.StatusCode, body.Text(), body.Headers, Operation.Name, _options.Provider.DisplayName, inner: null);
        }

        var answer = Read(body);
        var lifetime = answer.ExpiresIn is > 0 and < int.MaxValue ? TimeSpan.FromSeconds(answer.ExpiresIn.Value) : AssumedLifetime;
        var margin = TimeSpan.FromTicks(Math.Min(Margin.Ticks, lifetime.Ticks / 10));
        return new Held(client, answer.Token!, asked + lifetime - margin);
    }

    private async Task<BufferedResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _httpClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return await BodyReader.ReadAsync(Operation, response, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not SessionsException && !cancellationToken.IsCancellationRequested)
        {
            throw new SessionsConnectionException(
                $"The token address of {_options.Provider.DisplayName} gave no answer ({exception.GetType().Name}), so there is no token; the call itself was not "
                + "sent. Check the token address and the network.",
                requestMayHaveArrived: false,
                ConnectionFailure.IsOfTransport(exception) ? ConnectionFailure.WithoutResponseText(exception) : exception)
            {
                Operation = Operation.Name,
            };
        }
    }

    // Without the body or an inner exception: both may hold the token.
    private static TokenAnswer Read(BufferedResponse body)
    {
        TokenAnswer? answer = null;
        try
        {
            answer = SessionsJson.Read<TokenAnswer>(body.Text() ?? string.Empty);
        }
        catch (JsonException)
        {
            answer = null;
        }

        return answer?.Token is { } token && HeaderText.IsToken(token)
            ? answer
            : throw new InvalidResponseException(
                "The token address answered with a success that holds no access_token that a header can carry.",
                new ApiResponse(body.StatusCode, body.Headers));
    }

    private sealed class Held(string client, string token, DateTimeOffset renewAt)
    {
        internal string Client { get; } = client;

        internal string Token { get; } = token;

        internal DateTimeOffset RenewAt { get; } = renewAt;
    }

    private sealed class TokenAnswer
    {
        [JsonProperty("access_token")]
        public string? Token { get; set; }

        [JsonProperty("expires_in")]
        public double? ExpiresIn { get; set; }
    }
}
