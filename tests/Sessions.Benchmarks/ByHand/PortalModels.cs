using Newtonsoft.Json;

namespace Sessions.Benchmarks.ByHand;

internal sealed class Conversation
{
    [JsonProperty("id")]
    public string Id { get; set; } = "";

    [JsonProperty("agent_id")]
    public string AgentId { get; set; } = "";

    [JsonProperty("thread_id")]
    public string ThreadId { get; set; } = "";

    [JsonProperty("created_at")]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonProperty("updated_at")]
    public DateTimeOffset UpdatedAt { get; set; }

    [JsonProperty("messages")]
    public List<Message> Messages { get; set; } = [];

    [JsonProperty("status")]
    public string Status { get; set; } = "";

    [JsonProperty("user_id")]
    public string UserId { get; set; } = "";

    [JsonProperty("routine_id")]
    public string? RoutineId { get; set; }
}

internal sealed class Message
{
    [JsonProperty("text")]
    public string Text { get; set; } = "";

    [JsonProperty("role")]
    public string Role { get; set; } = "";

    [JsonProperty("agent")]
    public MessageAgent? Agent { get; set; }
}

internal sealed class MessageAgent
{
    [JsonProperty("id")]
    public string Id { get; set; } = "";

    [JsonProperty("name")]
    public string Name { get; set; } = "";

    [JsonProperty("icon")]
    public string? Icon { get; set; }
}

internal sealed class StartedConversation
{
    [JsonProperty("session_id")]
    public string SessionId { get; set; } = "";
}
