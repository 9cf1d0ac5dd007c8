#if !NET
namespace Sessions.Core;

/// <summary>
/// What newer frameworks have as a method of the task.
/// </summary>
internal static class TaskWait
{
    /// <summary>
    /// Waits for a task until a token ends the wait. The task itself goes on.
    /// </summary>
    internal static Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        return task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
#endif
