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

    internal AttemptSender(ResolvedOptions options, Func<HttpClient> httpClient, CredentialPlacement placement)
    {
        _options = options;
        _httpClient = httpClient;
        _placement = placement;
        _tokens = options.TokenAddress is null ? null : new ClientTokens(options, httpClient);
    }

    internal async Task<BufferedResponse> SendBufferedAsync(Call call, CancellationToken cancellationToken)
    {
        using var deadline = Deadline.Start(call, _options.TimeProvider, cancellationToken);
        using var span = _options.Telemetry.BeginAttempt(call, _options.BaseAddress);
        try
        {
            using var request = await CreateRequestAsync(call, deadline.Token).ConfigureAwait(false);
            using var response = await SendAsync(request, deadline.Token).ConfigureAwait(false);
            span.Answered(response);
            if (!response.IsSuccessStatusCode)
            {
                throw await ApiExceptionAsync(call, response, deadline.Token).ConfigureAwait(false);
            }

            return await BodyReader.ReadAsync(call.Operation, response, _options.MaxResponseBytes, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (deadline.Translate(exception) is { } translated)
        {
            span.Fail(translated);
            throw translated;
        }
        catch (Exception exception) when (span.Observe(exception))
        {
            throw;
        }
    }

    internal async Task<StreamingResponse> SendStreamingAsync(Call call, CancellationToken cancellationToken)
    {
        using var deadline = Deadline.Start(call, _options.TimeProvider, cancellationToken);
        using var span = _options.Telemetry.BeginAttempt(call, _options.BaseAddress);
        HttpResponseMessage? response = null;
        try
        {
            using var request = await CreateRequestAsync(call, deadline.Token).ConfigureAwait(false);
            response = await SendAsync(request, deadline.Token).ConfigureAwait(false);
            span.Answered(response);
            return response.IsSuccessStatusCode
                ? new StreamingResponse(call, response, _options)
                : throw await ApiExceptionAsync(call, response, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            var translated = deadline.Translate(exception);
            span.Fail(translated ?? exception);
            if (translated is not null)
            {
                throw translated;
            }

            throw;
        }
    }

    private async Task<HttpRequestMessage> CreateRequestAsync(Call call, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(call.Operation.Method, call.Request.AddressAt(_options.BaseAddress));
        try
        {
            // Neither holds a character that a header can't carry, so parsing them for each request would find nothing.
            request.Headers.TryAddWithoutValidation("Accept", call.Request.Accept);
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            foreach (var header in call.Request.Headers)
            {
                request.Headers.Add(header.Key, header.Value);
            }

            foreach (var header in call.Headers ?? Enumerable.Empty<KeyValuePair<string, string>>())
            {
                request.Headers.Add(header.Key, header.Value);
            }

            await AddCredentialAsync(request, call.Operation, cancellationToken).ConfigureAwait(false);
            request.Content = call.Request.Body?.CreateContent();
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

    private async ValueTask AddCredentialAsync(HttpRequestMessage request, SessionsOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Credential == CredentialRequirement.None)
        {
            return;
        }

        var credential = _options.Credential is null ? null : await _options.Credential(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(credential))
        {
            if (operation.Credential == CredentialRequirement.Required)
            {
                throw new SessionsException(
                    $"{operation.Name} needs a key for {_options.Provider.DisplayName}, and there is none: set ApiKey or CredentialProvider. "
                    + "Nothing was sent.");
            }

            return;
        }

        if (_tokens is not null)
        {
            credential = await _tokens.GetAsync(credential!, cancellationToken).ConfigureAwait(false);
        }

        if (_options.Provider.CredentialScheme.Objection(credential!) is { } objection)
        {
            throw new SessionsException($"The credential provider returned a key that can't be sent: it {objection}. Nothing was sent.");
        }

        var ticket = new CredentialTicket(_options.Provider.CredentialScheme, credential!, _options.BaseAddress);
        if (_placement == CredentialPlacement.LastHandler)
        {
            ticket.AttachTo(request);
        }
        else
        {
            ticket.Apply(request);
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return _httpClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<SessionsApiException> ApiExceptionAsync(
        Call call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            _tokens?.Forget();
        }

        string? body = null;
        Exception? unreadable = null;
        try
        {
            using var buffered = await BodyReader.ReadAsync(call.Operation, response, _options.MaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
            body = buffered.Text();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidResponseException)
        {
            unreadable = exception;
        }

        var (operation, provider, headers) = (call.Operation.Name, _options.Provider.DisplayName, ResponseHeaders.Of(response));
        return call.Request.IsPreSigned
            ? SessionsApiException.ForPreSigned(response.StatusCode, body, headers, operation, "The storage of " + provider, unreadable)
            : SessionsApiException.For(response.StatusCode, body, headers, operation, provider, unreadable);
    }
}
