using Sessions.Orq;

namespace Sessions.Benchmarks.Serving;

/// <summary>
/// The sessions that the listing holds.
/// </summary>
internal static class SampleSession
{
    public static CreateSessionRequest Numbered(int number) => new()
    {
        ExternalId = $"conversation-{number:00000}",
        Duration = 1250.5 + number,
        ContactIds = { "contact-01JS7QZ3M9", "contact-01JS7R04XB", "contact-01JS7R5V2C" },
        Billing = new Billing { InputCost = 0.0125, OutputCost = 0.0375, TotalCost = 0.05 },
        Usage = new Usage { PromptTokens = 1021, CompletionTokens = 389, TotalTokens = 1410 },
        TracesCount = 3,
        Tags = { "beta", "production", "customer-support" },
        ProjectId = "project-01JS7QXH6D",
    };
}
