namespace Sessions.Sandbox.Portal;

/// <summary>
/// The agent behind every agent identifier: it repeats the prompt and names the files it was given.
/// </summary>
internal static class SandboxAgent
{
    private const string Icon = "robot";

    /// <summary>
    /// The agent as the summary of a session shows it.
    /// </summary>
    public static Agent Describe(string agentId)
    {
        return new Agent
        {
            Id = agentId,
            Name = Name(agentId),
            AssistantId = "assistant-" + agentId,
            AssistantNickname = "Sandbox",
            WelcomeMessage = "How can I help?",
            UserInitialMessage = "Hello",
            Icon = Icon,
            VisibilityRequirements = [],
        };
    }

    /// <summary>
    /// What the agent answers to a prompt.
    /// </summary>
    public static Message Answer(string agentId, Prompt prompt)
    {
        var files = prompt.Files.Count == 0
            ? string.Empty
            : " Files received: " + string.Join(", ", prompt.Files.Select(file => $"{file.Name} ({file.Content.Length} bytes)")) + ".";
        return new Message
        {
            Text = $"You said: {prompt.Text}{files}",
            Role = MessageRole.Assistant,
            Agent = new MessageAgent { Id = agentId, Name = Name(agentId), Icon = Icon },
        };
    }

    private static string Name(string agentId)
    {
        return "Agent " + agentId;
    }
}
