using System.Net;

namespace Sessions.Core;

/// <summary>
/// Makes one attempt: a fresh request, the credential, the send, and the read of the body, within the timeout of the attempt.
/// </summary>
internal sealed class AttemptSender
{
    private readonly ResolvedOptions _options;
    private readonly Func<HttpClient> _httpClient;
    private readonly CredentialPlacement _placement;
    private readonly ClientTokens? _tokens;
    private volatile CredentialTicket? _ticket;

    internal AttemptSender(ResolvedOptions options, Func<HttpClient> httpClient, CredentialPlacement placement)
    {
        _options = options;
        _httpClient = httpClient;
        _placement = placement;
        _tokens = options.TokenAddress is null ? null : new ClientTokens(options, httpClient);
    }

    /// <summary>
    /// Makes an attempt whose body is read and parsed within the timeout.
    /// </summary>
    internal async ValueTask<T?> SendBufferedAsync<T>(
        Call call, Func<BufferedResponse, JsonReadOptions, T> read, bool isStrict, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = Deadline.Start(call, _options.TimeoutSources, cancellationToken);
        using var span = _options.Telemetry.BeginAttempt(call, _options.BaseAddress);
        try
        {
            var address = call.Request.AddressAt(_options);
            using var request = CreateRequest(call, address, await TicketAsync(call.Operation, deadline.Token).ConfigureAwait(false), deadline.Token);
            using var response = await SendAsync(call, request, deadline.Token).ConfigureAwait(false);
            span.Answered(response);
            if (response.IsSuccessStatusCode)
            {
                using var buffered = await BodyReader.ReadAsync(call.Operation, response, _options.MaxResponseBytes, deadline.Token).ConfigureAwait(false);
                return read(buffered, new JsonReadOptions(isStrict, _options.MaxResponseNodes, deadline.Token));
            }

            var refusal = await ApiExceptionAsync(call, response, deadline.Token).ConfigureAwait(false);
            span.Fail(refusal);
            call.Fail(refusal);
            return null;
        }
        catch (Exception exception) when (deadline.Documented(exception) is { } documented)
        {
            span.Fail(documented);
            call.Fail(documented as SessionsException ?? throw documented);
            return null;
        }
        catch (Exception exception) when (span.Observe(exception))
        {
            throw;
        }
    }

    internal async ValueTask<StreamingResponse?> SendStreamingAsync(Call call, CancellationToken cancellationToken)
    {
        using var deadline = Deadline.Start(call, _options.TimeoutSources, cancellationToken);
        using var span = _options.Telemetry.BeginAttempt(call, _options.BaseAddress);
        HttpResponseMessage? response = null;
        try
        {
            var address = call.Request.AddressAt(_options);
            using var request = CreateRequest(call, address, await TicketAsync(call.Operation, deadline.Token).ConfigureAwait(false), deadline.Token);
            response = await SendAsync(call, request, deadline.Token).ConfigureAwait(false);
            span.Answered(response);
            if (response.IsSuccessStatusCode)
            {
                return new StreamingResponse(call, response, _options);
            }

            var refusal = await ApiExceptionAsync(call, response, deadline.Token).ConfigureAwait(false);
            response.Dispose();
            span.Fail(refusal);
            call.Fail(refusal);
            return null;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            var documented = deadline.Documented(exception);
            span.Fail(documented ?? exception);
            if (documented is SessionsException failure)
            {
                call.Fail(failure);
                return null;
            }

            if (documented is not null)
            {
                throw documented;
            }

            throw;
        }
    }

    private HttpRequestMessage CreateRequest(Call call, Uri address, CredentialTicket? ticket, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(call.Operation.Method, address);
        try
        {
            // Neither holds a character that a header can't carry, so parsing them for each request would find nothing.
            request.Headers.TryAddWithoutValidation("Accept", call.Request.Accept);
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            AddHeaders(request, call.Request.Headers);
            AddHeaders(request, call.Headers);
            if (_placement == CredentialPlacement.LastHandler)
            {
                ticket?.AttachTo(request);
            }
            else
            {
                // The address was put together below the base address just now, so the ticket need not look where it goes.
                ticket?.Apply(request);
            }

            request.Content = call.Request.Body?.CreateContent(cancellationToken);
            if (request.Content is null && call.Operation.Method == HttpMethod.Post)
            {
                // A POST without a body says so with Content-Length: 0, and without a media type.
                request.Content = new ByteArrayContent(Array.Empty<byte>());
            }

            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static void AddHeaders(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>>? headers)
    {
        if (headers is not null)
        {
            foreach (var header in headers)
            {
                // Its characters have been looked at, and .NET's opinion of their order would change or refuse what the caller wrote.
                if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                {
                    throw new InvalidOperationException($"The header {header.Key} belongs to a body, and can't be set by a parameter.");
                }
            }
        }
    }

    /// <summary>
    /// The credential of an attempt; null when it takes none or there is none.
    /// </summary>
    private async ValueTask<CredentialTicket?> TicketAsync(SessionsOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Credential == CredentialRequirement.None)
        {
            return null;
        }

        var credential = await CredentialAsync(operation, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(credential))
        {
            return operation.Credential == CredentialRequirement.Optional
                ? null
                : throw new SessionsException(
                    $"{operation.Name} needs a key for {_options.Provider.DisplayName}, and there is none: set ApiKey or CredentialProvider. "
                    + "Nothing was sent.");
        }

        var scheme = _options.Provider.CredentialScheme;
        if (_tokens is not null)
        {
            RefuseUnsendable(scheme, credential!);
            credential = await _tokens.GetAsync(scheme.Clean(credential!), cancellationToken).ConfigureAwait(false);
        }

        if (_ticket is { } known && known.IsFor(credential!))
        {
            return known;
        }

        RefuseUnsendable(scheme, credential!);
        var ticket = new CredentialTicket(scheme, credential!, _options.BaseAddress);
        _ticket = ticket;
        return ticket;
    }

    private static void RefuseUnsendable(CredentialScheme scheme, string credential)
    {
        if (scheme.Objection(credential) is { } objection)
        {
            throw new SessionsException($"The credential provider returned a key that can't be sent: it {objection}. Nothing was sent.");
        }
    }

    // What a provider of the user's throws is his failure and not one of the call, and so is one that ignores its token.
    private async ValueTask<string?> CredentialAsync(SessionsOperation operation, CancellationToken cancellationToken)
    {
        if (_options.Credential is not { } provider)
        {
            return null;
        }

        try
        {
            var credential = provider(cancellationToken);
            return credential.IsCompleted
                ? await credential.ConfigureAwait(false)
                : await credential.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SessionsException(
                $"The credential provider failed, so {operation.Name} has no key ({exception.GetType().Name}); nothing was sent. See the inner exception.", exception);
        }
    }

    private Task<HttpResponseMessage> SendAsync(Call call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var client = _httpClient();
#if NET
        request.Version = client.DefaultRequestVersion;
        request.VersionPolicy = client.DefaultVersionPolicy;
#endif
        call.BeginSend();
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async ValueTask<SessionsApiException> ApiExceptionAsync(
        Call call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            _tokens?.Forget();
        }

        string? body = null;
        ResponseHeaders? headers = null;
        Exception? unreadable = null;
        try
        {
            using var buffered = await BodyReader.ReadAsync(call.Operation, response, _options.MaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
            (body, headers) = (buffered.Text(), buffered.Headers);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            unreadable = exception;
        }

        headers ??= ResponseHeaders.Of(response);
        var (operation, provider) = (call.Operation.Name, _options.Provider.DisplayName);
        return call.Request.IsPreSigned
            ? SessionsApiException.ForPreSigned(response.StatusCode, body, headers, operation, "The storage of " + provider, unreadable)
            : SessionsApiException.For(response.StatusCode, body, headers, operation, provider, unreadable);
    }
}
