namespace Sessions.Proofs.Hostile;

/// <summary>
/// What a hostile server does with a connection, and how a call may end then.
/// </summary>
internal sealed record HostileScenario(string Name, Func<HostileConnection, Task> Script, Outcomes Allowed)
{
    /// <summary>
    /// A server that reads the head of the request, writes a text and then does something else.
    /// </summary>
    public static HostileScenario Answers(string name, Outcomes allowed, string answer, Func<HostileConnection, Task>? then = null)
    {
        return Answers(name, allowed, System.Text.Encoding.Latin1.GetBytes(answer), then);
    }

    /// <summary>
    /// A server that reads the head of the request, writes bytes and then does something else.
    /// </summary>
    public static HostileScenario Answers(string name, Outcomes allowed, byte[] answer, Func<HostileConnection, Task>? then = null)
    {
        return new HostileScenario(
            name,
            async connection =>
            {
                await connection.ReadHeadAsync();
                await connection.WriteAsync(answer);
                await (then?.Invoke(connection) ?? connection.CloseAsync());
            },
            allowed);
    }
}
