using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// What every call goes through: the span of the call, retry, and inside it for each attempt a span, a fresh request, the credential, the
/// send, the read of the body and the parse.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class SessionsPipeline
{
    private readonly ResolvedOptions _options;
    private readonly RequestOptions? _requestOptions;
    private readonly AttemptSender _sender;
    private readonly RetryPolicy _retry;
    private readonly Lifetime _lifetime;

    private SessionsPipeline(
        ResolvedOptions options, RequestOptions? requestOptions, AttemptSender sender, RetryPolicy retry, Lifetime lifetime)
    {
        _options = options;
        _requestOptions = requestOptions;
        _sender = sender;
        _retry = retry;
        _lifetime = lifetime;
    }

    /// <summary>
    /// The clock of the client, which the hand-written jobs wait by.
    /// </summary>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>
    /// Creates a pipeline over the connections that all clients without dependency injection share.
    /// </summary>
    /// <param name="options">The options; they are read now, so later changes have no effect.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it.</exception>
    public static SessionsPipeline Create(SessionsClientOptions options)
    {
        var resolved = ResolvedOptions.From(options);
        return Create(resolved, static () => SharedHttpClient.Instance, HandlerChain.PlacementWithoutHandlers(resolved.Provider.CredentialScheme));
    }

    /// <summary>
    /// Creates a pipeline over handlers of the caller's. Redirects are switched off in the primary handler at their end, and the credential is
    /// placed next to it, behind the others.
    /// </summary>
    /// <param name="handler">Sends the requests; it is not disposed here.</param>
    /// <param name="options">The options; they are read now, so later changes have no effect.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentException">
    /// An option is missing or wrong, or the handler has sent a request already and can't be changed any more; the message says what to do.
    /// </exception>
    public static SessionsPipeline Create(HttpMessageHandler handler, SessionsClientOptions options)
    {
        Guard.NotNull(handler, nameof(handler));
        var resolved = ResolvedOptions.From(options);
        var (client, placement) = HandlerChain.Connect(handler, resolved.Provider.CredentialScheme);
        return Create(resolved, () => client, placement);
    }

    /// <summary>
    /// The same pipeline for calls that differ in their options.
    /// </summary>
    /// <param name="options">What the calls do differently; they are read now, so later changes have no effect.</param>
    /// <returns>A view; closing the original closes it too, and closing it leaves the original open.</returns>
    /// <exception cref="ArgumentException">An option is wrong, or a header may not be set; the message names it.</exception>
    public SessionsPipeline With(RequestOptions options)
    {
        RequestOptionsCheck.Validate(Guard.NotNull(options, nameof(options)), _options.Provider);
        return new SessionsPipeline(_options, options.Copy(), _sender, _retry, new Lifetime(_lifetime));
    }

    /// <summary>
    /// Calls an operation that returns a value.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response with its value.</returns>
    public Task<ApiResponse<T>> SendAsync<T>(SessionsRequest request, CancellationToken cancellationToken)
        where T : class?
    {
        return SendAsync<T>(request, _options.StrictResponses, cancellationToken);
    }

    /// <summary>
    /// Calls an operation that returns nothing; a body that comes all the same is ignored.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response.</returns>
    public Task<ApiResponse> SendAsync(SessionsRequest request, CancellationToken cancellationToken)
    {
        return Started(ExecuteAsync<ApiResponse>(
            request,
            static (sender, call, token) => sender.SendBufferedAsync(
                call, static (response, _) => new ApiResponse(response.StatusCode, response.Headers), isStrict: false, token),
            cancellationToken));
    }

    /// <summary>
    /// Calls an operation whose body is read while it arrives. Attempts are repeated until the headers of a success are there, not after.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response, to be disposed when its body has been read.</returns>
    public Task<StreamingResponse> SendStreamingAsync(SessionsRequest request, CancellationToken cancellationToken)
    {
        return Started(ExecuteAsync<StreamingResponse>(
            request, static (sender, call, token) => sender.SendStreamingAsync(call, token), cancellationToken));
    }

    internal static SessionsPipeline Create(ResolvedOptions options, Func<HttpClient> httpClient, CredentialPlacement placement)
    {
        return new SessionsPipeline(
            options,
            null,
            new AttemptSender(options, httpClient, placement),
            new RetryPolicy(options.TimeProvider, options.Telemetry.Retrying),
            new Lifetime(original: null));
    }

    internal SessionsProvider Provider => _options.Provider;

    internal Uri BaseAddress => _options.BaseAddress;

    internal Task<ApiResponse<T>> SendAsync<T>(SessionsRequest request, bool strict, CancellationToken cancellationToken)
        where T : class?
    {
        return Started(ExecuteAsync<ApiResponse<T>>(
            request,
            strict
                ? static (sender, call, token) => sender.SendBufferedAsync(call, ReadValue<T>, isStrict: true, token)
                : static (sender, call, token) => sender.SendBufferedAsync(call, ReadValue<T>, isStrict: false, token),
            cancellationToken));
    }

    internal void Close()
    {
        _lifetime.Close();
    }

    private static ApiResponse<T> ReadValue<T>(BufferedResponse response, JsonReadOptions options)
        where T : class?
    {
        return new ApiResponse<T>(ResponseParser.Parse<T>(response, options), response.StatusCode, response.Headers);
    }

    // What comes of a call is a task in a task, since an asynchronous method could end as failed by a throw only. So the first throw of an error
    // is that of the await in the method which the user called.
    private async ValueTask<Task<T>> ExecuteAsync<T>(SessionsRequest request, Attempt<T> attempt, CancellationToken cancellationToken)
        where T : class
    {
        if (_lifetime.IsClosed)
        {
            throw new ObjectDisposedException(_options.Provider.Name + "SessionsClient");
        }

        var call = new Call(Guard.NotNull(request, nameof(request)), _options, _requestOptions);
        using var span = _options.Telemetry.BeginCall(call, _options.BaseAddress);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            call.BeginAttempt(TimeSpan.Zero);
            T? response;
            do
            {
                response = await attempt(_sender, call, cancellationToken).ConfigureAwait(false);
            }
            while (response is null && await _retry.NextAttemptAsync(call, cancellationToken).ConfigureAwait(false));

            if (response is null)
            {
                span.Fail(call.Failure!);
                return Task.FromException<T>(call.Failure!);
            }

            span.Succeed();
            return Task.FromResult(response);
        }
        catch (Exception exception) when (Observe(exception, call, span))
        {
            throw;
        }
    }

    private static Task<T> Started<T>(ValueTask<Task<T>> call)
    {
        return call.IsCompletedSuccessfully ? call.Result : call.AsTask().Unwrap();
    }

    // In the filter of a catch: false, so that the exception goes on without being caught and thrown anew.
    private static bool Observe(Exception exception, Call call, CallSpan span)
    {
        if (exception is InvalidResponseException unreadable)
        {
            call.Describe(unreadable);
        }

        span.Fail(exception);
        return false;
    }

    private sealed class Lifetime(Lifetime? original)
    {
        private volatile bool _isClosed;

        internal bool IsClosed => _isClosed || original is { IsClosed: true };

        internal void Close()
        {
            _isClosed = true;
        }
    }
}
