using System.Text.Json.Serialization;

namespace Sessions.Benchmarks.ByHand;

/// <summary>
/// The serializers that System.Text.Json generates for the classes.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(CreateSessionRequest))]
[JsonSerializable(typeof(UpdateSessionRequest))]
[JsonSerializable(typeof(ListSessionsRequest))]
[JsonSerializable(typeof(ListSessionsResponse))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(StartedConversation))]
internal sealed partial class SystemTextJsonContext : JsonSerializerContext;
