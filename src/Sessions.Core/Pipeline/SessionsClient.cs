using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// The base of every client: it holds the pipeline that the calls go through.
/// </summary>
public abstract class SessionsClient : IDisposable
{
    private readonly SessionsPipeline? _pipeline;

    /// <summary>
    /// Creates a client over a pipeline.
    /// </summary>
    /// <param name="pipeline">What every call is sent through.</param>
    protected SessionsClient(SessionsPipeline pipeline)
    {
        _pipeline = Guard.NotNull(pipeline, nameof(pipeline));
    }

    /// <summary>
    /// Creates a client without a pipeline, for a test double.
    /// </summary>
    protected SessionsClient()
    {
    }

    /// <summary>
    /// What every call is sent through.
    /// </summary>
    /// <exception cref="InvalidOperationException">The client is a test double that does not override the method that was called.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    protected SessionsPipeline Pipeline =>
        _pipeline ?? throw new InvalidOperationException("This test double does not override the method that was called.");

    /// <summary>
    /// Ends the client: later calls throw <see cref="ObjectDisposedException" />. Connections that other clients share stay open.
    /// </summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Ends the client.
    /// </summary>
    /// <param name="disposing">True when called by <see cref="Dispose()" />.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pipeline?.Close();
        }
    }
}
