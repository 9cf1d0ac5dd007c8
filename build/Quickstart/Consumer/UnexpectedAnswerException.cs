namespace Consumer;

/// <summary>
/// A call succeeded, and its answer is not what it must be after what was sent before.
/// </summary>
internal sealed class UnexpectedAnswerException(string message) : Exception(message)
{
    public static void ThrowUnless(bool condition, string what)
    {
        if (!condition)
        {
            throw new UnexpectedAnswerException($"This should hold and does not: {what}.");
        }
    }
}
