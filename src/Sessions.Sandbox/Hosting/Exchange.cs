using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// One request on its way through the sandbox.
/// </summary>
internal sealed class Exchange(long number, HttpContext context, ProviderApi provider, Operation? operation, LargeBodies largeBodies, CancellationToken stopping) : IDisposable
{
    private readonly LargeBodies.Lease _place = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private byte[]? _body;
    private string? _requestId;

    /// <summary>
    /// The place of the request in the order of arrival, counted from 1.
    /// </summary>
    public long Number { get; } = number;

    /// <summary>
    /// When the request arrived.
    /// </summary>
    public DateTimeOffset ReceivedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>
    /// The time since then.
    /// </summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>
    /// The request and the response of the server.
    /// </summary>
    public HttpContext Context { get; } = context;

    /// <summary>
    /// The provider whose prefix the path has.
    /// </summary>
    public ProviderApi Provider { get; } = provider;

    /// <summary>
    /// The operation that the path and the method name; null for none.
    /// </summary>
    public Operation? Operation { get; } = operation;

    /// <summary>
    /// Ends replies that go on when the sandbox is disposed.
    /// </summary>
    public CancellationToken Stopping { get; } = stopping;

    /// <summary>
    /// What was read of the request's body; empty when nothing was.
    /// </summary>
    public ReadOnlyMemory<byte> Body => _body;

    /// <summary>
    /// Where the request is not what its document allows; empty also when nobody looked.
    /// </summary>
    public IReadOnlyList<StrictViolation> Violations { get; set; } = [];

    /// <summary>
    /// Headers that the operation sends along with its reply.
    /// </summary>
    public Dictionary<string, string> ReplyHeaders { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The faults that hit the request.
    /// </summary>
    public FaultHits Faults { get; set; } = FaultHits.None;

    /// <summary>
    /// What went wrong inside the sandbox; null for nothing.
    /// </summary>
    public Exception? Exception { get; set; }

    /// <summary>
    /// The identifier of the request: the one in its header X-Request-Id, or a new one.
    /// </summary>
    public string RequestId => _requestId ??= Requested() ?? Guid.NewGuid().ToString();

    /// <summary>
    /// The bytes of the request's body, read once.
    /// </summary>
    public async ValueTask<byte[]> ReadBodyAsync()
    {
        return _body ??= await largeBodies.ReadAsync(Context.Request.Body, Context.Request.ContentLength, _place, Context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes room for the next large body.
    /// </summary>
    public void Dispose()
    {
        _place.Dispose();
    }

    private string? Requested()
    {
        var text = Context.Request.Headers["X-Request-Id"].ToString();
        return text.Length > 0 && text.All(character => character is > ' ' and <= '~') ? text : null;
    }
}
