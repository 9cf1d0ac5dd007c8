namespace Sessions.Tests;

/// <summary>
/// A typed call that has to reproduce a recorded request, and to read and write back the recorded response.
/// </summary>
/// <param name="OperationId">The operation of the spec that the call is of.</param>
/// <param name="Operation">The name that the provider's SDK has for it.</param>
/// <param name="Case">The name of the recording.</param>
/// <param name="CallAsync">Makes the call and returns its value.</param>
internal sealed record WireCase<TClient>(string OperationId, string Operation, string Case, Func<TClient, Task<object?>> CallAsync)
{
    public override string ToString()
    {
        return $"{Operation}/{Case}";
    }
}
