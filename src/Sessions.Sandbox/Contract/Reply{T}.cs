namespace Sessions.Sandbox;

/// <summary>
/// What an operation answers: a value of the type that its document declares, or a failure.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class Reply<T> : Reply
    where T : class
{
    private Reply(T? value, Failure? failure)
        : base(value, failure)
    {
    }

    /// <summary>
    /// A success whose body is left out, for operations whose document allows it.
    /// </summary>
    public static Reply<T> WithoutBody { get; } = new(null, null);

    public static implicit operator Reply<T>(T value)
    {
        return new Reply<T>(value, null);
    }

    public static implicit operator Reply<T>(Failure failure)
    {
        return new Reply<T>(null, failure);
    }
}
