namespace Sessions.Build.Reporting;

/// <summary>
/// Tells the user what happens: one line for each step with its result and time, and lines below it where they are worth reading.
/// </summary>
internal interface IAccount
{
    /// <summary>
    /// Runs a step. While it runs, a terminal shows its name and what it reports; then one line says what came of it.
    /// </summary>
    /// <param name="name">One word for the step.</param>
    /// <param name="work">The step. It is given a way to say what it is at, for a terminal only.</param>
    /// <param name="summarize">Turns the result into the text of the line.</param>
    Task<T> StepAsync<T>(string name, Func<Action<string>, Task<T>> work, Func<T, string> summarize);

    /// <summary>
    /// Writes a line below the latest step.
    /// </summary>
    void Detail(string text);

    /// <summary>
    /// Writes a line of its own.
    /// </summary>
    void Line(string text);
}
