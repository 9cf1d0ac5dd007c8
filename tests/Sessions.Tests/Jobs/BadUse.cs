namespace Sessions.Tests;

/// <summary>
/// A row of the table of bad use.
/// </summary>
/// <param name="Provider">The provider.</param>
/// <param name="Method">The method that is used badly.</param>
/// <param name="Name">What is bad about it.</param>
/// <param name="MakeAsync">Makes the call over a handler, to the point at which it throws.</param>
/// <param name="Exception">The type of the exception, exactly.</param>
/// <param name="Advice">What its message says among the rest.</param>
internal sealed record BadUse(string Provider, string Method, string Name, Func<HttpMessageHandler, Task> MakeAsync, Type Exception, string Advice)
{
    /// <summary>
    /// A row whose use returns a task, or anything else if it throws at once.
    /// </summary>
    public static BadUse Of<TClient>(
        string provider,
        Func<HttpMessageHandler, TClient> create,
        string method,
        string name,
        Func<TClient, object?> use,
        Type exception,
        string advice)
    {
        return new BadUse(provider, method, name, async handler => await (use(create(handler)) as Task ?? Task.CompletedTask), exception, advice);
    }
}
