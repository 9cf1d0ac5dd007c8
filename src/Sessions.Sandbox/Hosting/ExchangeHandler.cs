using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Takes one exchange from its request to its response: strictness, faults, credential, operation, reply, log.
/// </summary>
internal sealed class ExchangeHandler(StrictGate? gate, SandboxFaults faults, ExchangeRecorder recorder, Action<SandboxExchange>? log, CancellationToken stopping) : IDisposable
{
    private readonly LargeBodies _largeBodies = new();
    private long _received;

    /// <summary>
    /// Serves a request.
    /// </summary>
    /// <param name="context">The request and the response.</param>
    /// <param name="provider">The provider whose prefix the path has.</param>
    /// <param name="operation">The operation; null when the provider has none there.</param>
    public async Task HandleAsync(HttpContext context, ProviderApi provider, Operation? operation)
    {
        using var exchange = new Exchange(Interlocked.Increment(ref _received), context, provider, operation, _largeBodies, stopping);
        SandboxResponse response;
        try
        {
            response = await AnswerAsync(exchange).ConfigureAwait(false);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested || (exception is OperationCanceledException && stopping.IsCancellationRequested))
        {
            // There is nobody, or no time, to answer any more.
            exchange.Exception = exception;
            Conclude(exchange, status: 0, new RecordedBody(recorder.ByteCapacity));
            context.Abort();
            return;
        }
        catch (BadHttpRequestException exception)
        {
            response = SandboxResponse.From(provider.ServerError(exception.StatusCode, exception.Message), exchange);
        }
        catch (Exception exception)
        {
            exchange.Exception = exception;
            response = SandboxResponse.From(provider.ServerError(StatusCodes.Status500InternalServerError, "Internal server error"), exchange);
        }

        provider.AddHeaders(response, exchange);
        await SendAsync(response, exchange).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _largeBodies.Dispose();
    }

    private static async ValueTask<SandboxResponse> ServeAsync(Exchange exchange)
    {
        var provider = exchange.Provider;
        if (exchange.Operation is not { } operation)
        {
            var isKnown = ProviderRoutes.IsKnown(exchange.Context.Request.Path, provider);
            return SandboxResponse.From(isKnown ? provider.WrongMethod : provider.UnknownRoute, exchange);
        }

        if (operation.Credential != CredentialNeed.None && provider.Authenticate(exchange.Context.Request, operation.Credential) is { } refusal)
        {
            return SandboxResponse.From(refusal, exchange);
        }

        var reply = await operation.Serve(new RequestReader(exchange)).ConfigureAwait(false);
        return await ReplyRendering.RenderAsync(reply, exchange).ConfigureAwait(false);
    }

    private async ValueTask<SandboxResponse> AnswerAsync(Exchange exchange)
    {
        await exchange.ReadBodyAsync().ConfigureAwait(false);
        if (gate is not null && await gate.RefuseAsync(exchange).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        try
        {
            exchange.Faults = faults.Hit(exchange.Context.Request, exchange.Provider, exchange.Operation);
        }
        catch (FormatException exception)
        {
            var sentence = $"The header {SandboxFaults.HeaderName} is wrong: {exception.Message}";
            return SandboxResponse.From(exchange.Provider.ServerError(StatusCodes.Status400BadRequest, sentence), exchange);
        }

        return exchange.Faults.Any
            ? await FaultyReply.MakeAsync(exchange, ServeAsync).ConfigureAwait(false)
            : await ServeAsync(exchange).ConfigureAwait(false);
    }

    private async Task SendAsync(SandboxResponse response, Exchange exchange)
    {
        var target = exchange.Context.Response;
        var sent = new RecordedBody(recorder.ByteCapacity);
        var isConcluded = false;
        try
        {
            target.StatusCode = response.Status;
            target.ContentType = response.ContentType;
            foreach (var (name, value) in response.Headers)
            {
                target.Headers[name] = value;
            }

            if (exchange.Faults.Get<DropFault>() is { Point: var point })
            {
                await DroppedResponse.SendAsync(response, point, exchange, sent, ConcludeOnce).ConfigureAwait(false);
            }
            else if (exchange.Faults.Get<TrickleFault>() is { } trickle)
            {
                await TricklingResponse.SendAsync(response, trickle, exchange, sent, () => ConcludeOnce(response.Status)).ConfigureAwait(false);
            }
            else if (response.Chunks is { } chunks)
            {
                await SendChunksAsync(chunks, exchange, sent).ConfigureAwait(false);
            }
            else if (response.Status != StatusCodes.Status204NoContent)
            {
                // Written but not flushed: nothing leaves before this method returns, so whoever has the response finds it in the log.
                target.ContentLength = response.Body.Length;
                target.BodyWriter.Write(response.Body);
                sent.Add(response.Body);
            }
        }
        catch (Exception exception)
        {
            // All that is left to tell the caller is a connection that breaks off.
            exchange.Exception = exception;
            exchange.Context.Abort();
        }

        ConcludeOnce(response.Status);

        void ConcludeOnce(int status)
        {
            if (!isConcluded)
            {
                isConcluded = true;
                Conclude(exchange, status, sent);
            }
        }
    }

    private async Task SendChunksAsync(IAsyncEnumerable<byte[]> chunks, Exchange exchange, RecordedBody sent)
    {
        var target = exchange.Context.Response;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(exchange.Context.RequestAborted, stopping);
        await foreach (var chunk in chunks.WithCancellation(ended.Token).ConfigureAwait(false))
        {
            await target.Body.WriteAsync(chunk, ended.Token).ConfigureAwait(false);
            await target.Body.FlushAsync(ended.Token).ConfigureAwait(false);
            sent.Add(chunk);
        }
    }

    private void Conclude(Exchange exchange, int status, RecordedBody sent)
    {
        var concluded = ConcludedExchange.Of(exchange, status, sent, recorder.ByteCapacity);
        recorder.Add(concluded);
        log?.Invoke(concluded);
    }
}
