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
    /// The value of a response, for the methods that return nothing else. A call that failed is handed on without being thrown in between, so
    /// that an error costs one throw, which is that of the caller's own await.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="response">The call.</param>
    /// <returns>Its value, or what it failed with.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Task<T> ValueOf<T>(Task<ApiResponse<T>> response)
    {
        return Guard.NotNull(response, nameof(response)).IsCompleted
            ? ValueOfEnded(response)
            : response.ContinueWith(
                static ended => ValueOfEnded(ended), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();
    }

    private static Task<T> ValueOfEnded<T>(Task<ApiResponse<T>> ended)
    {
        return ended.Status switch
        {
            TaskStatus.RanToCompletion => Task.FromResult(ended.Result.Value),
            TaskStatus.Faulted => Task.FromException<T>(ended.Exception!.InnerException!),
            _ => ValueOfCancelled(ended),
        };
    }

    // Only an await keeps both the exception and that the task counts as cancelled.
    private static async Task<T> ValueOfCancelled<T>(Task<ApiResponse<T>> cancelled)
    {
        return (await cancelled.ConfigureAwait(false)).Value;
    }

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
