namespace Sessions.Tests.Sandbox;

/// <summary>
/// Bodies of requests to orq.ai as text.
/// </summary>
internal static class OrqRequests
{
    /// <summary>The smallest body that creates a session, with more members after it.</summary>
    public static string Create(string externalId, string more = "")
    {
        return $$"""
            {
              "external_id": "{{externalId}}", "duration": 0, "contact_ids": [], "tags": [], "traces_count": 0,
              "billing": { "input_cost": 0, "output_cost": 0, "total_cost": 0 },
              "usage": { "prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0 }{{more}}
            }
            """;
    }
}
