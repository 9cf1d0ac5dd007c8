namespace Sessions.Build.Import;

/// <summary>
/// What the document leaves open.
/// </summary>
/// <param name="Subject">The operation, by its C# name, or the part of the document that the question is about.</param>
/// <param name="Text">What is not known, and what was taken in the meantime.</param>
/// <param name="Option">The option that answers it, as it would be written.</param>
internal sealed record ImportQuestion(string Subject, string Text, string Option)
{
    /// <summary>
    /// Whether there is no spec without an answer.
    /// </summary>
    public bool MustBeAnswered { get; init; }

    public override string ToString() => $"{Subject}: {Text} Answer with {Option}.";
}
