using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace Sessions.Benchmarks.ByHand;

// What a developer would write for a few calls: the members by their names and nothing else. System.Text.Json takes the same classes with
// a naming policy, and needs the one name that no policy makes.

internal sealed class Session
{
    [JsonProperty("_id")]
    [JsonPropertyName("_id")]
    public string Id { get; set; } = "";

    [JsonProperty("external_id")]
    public string ExternalId { get; set; } = "";

    [JsonProperty("duration")]
    public double Duration { get; set; }

    [JsonProperty("contact_ids")]
    public List<string> ContactIds { get; set; } = [];

    [JsonProperty("billing")]
    public Billing? Billing { get; set; }

    [JsonProperty("usage")]
    public Usage? Usage { get; set; }

    [JsonProperty("traces_count")]
    public double TracesCount { get; set; }

    [JsonProperty("tags")]
    public List<string> Tags { get; set; } = [];

    [JsonProperty("workspace_id")]
    public string WorkspaceId { get; set; } = "";

    [JsonProperty("project_id")]
    public string? ProjectId { get; set; }

    [JsonProperty("started_at")]
    public DateTimeOffset? StartedAt { get; set; }

    [JsonProperty("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }
}

internal sealed class Billing
{
    [JsonProperty("input_cost")]
    public double InputCost { get; set; }

    [JsonProperty("output_cost")]
    public double OutputCost { get; set; }

    [JsonProperty("total_cost")]
    public double TotalCost { get; set; }
}

internal sealed class Usage
{
    [JsonProperty("prompt_tokens")]
    public double PromptTokens { get; set; }

    [JsonProperty("completion_tokens")]
    public double CompletionTokens { get; set; }

    [JsonProperty("total_tokens")]
    public double TotalTokens { get; set; }
}

internal sealed class CreateSessionRequest
{
    [JsonProperty("external_id")]
    public string ExternalId { get; set; } = "";

    [JsonProperty("duration")]
    public double Duration { get; set; }

    [JsonProperty("contact_ids")]
    public List<string> ContactIds { get; set; } = [];

    [JsonProperty("billing")]
    public Billing? Billing { get; set; }

    [JsonProperty("usage")]
    public Usage? Usage { get; set; }

    [JsonProperty("traces_count")]
    public double TracesCount { get; set; }

    [JsonProperty("tags")]
    public List<string> Tags { get; set; } = [];
}

internal sealed class UpdateSessionRequest
{
    [JsonProperty("duration")]
    public double? Duration { get; set; }

    [JsonProperty("tags")]
    public List<string>? Tags { get; set; }
}

internal sealed class ListSessionsRequest
{
    [JsonProperty("filters")]
    public List<object> Filters { get; set; } = [];

    [JsonProperty("pagination")]
    public Pagination? Pagination { get; set; }
}

internal sealed class Pagination
{
    [JsonProperty("page")]
    public int Page { get; set; }

    [JsonProperty("limit")]
    public int Limit { get; set; }
}

internal sealed class ListSessionsResponse
{
    [JsonProperty("object")]
    public string Object { get; set; } = "";

    [JsonProperty("data")]
    public List<Session> Data { get; set; } = [];

    [JsonProperty("has_more")]
    public bool HasMore { get; set; }
}
