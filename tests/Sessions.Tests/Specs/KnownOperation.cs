using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// What the providers' SDK documents and sources say of an operation, and what it is called here. Written by hand: the specs, the
/// generated code and the README are held against it.
/// </summary>
internal sealed record KnownOperation(
    string Provider,
    string SdkOperation,
    string OperationId,
    string CSharpName,
    string Http,
    bool IsRetrySafe,
    CredentialRequirement Credential)
{
    private const CredentialRequirement None = CredentialRequirement.None;
    private const CredentialRequirement Optional = CredentialRequirement.Optional;
    private const CredentialRequirement Required = CredentialRequirement.Required;

    /// <summary>
    /// The providers whose specs were reconstructed from such documents.
    /// </summary>
    internal static IReadOnlyList<string> Providers => [.. All.Select(operation => operation.Provider).Distinct(StringComparer.Ordinal)];

    internal static IReadOnlyList<KnownOperation> All { get; } =
    [
        new("whylabs", "CreateSession", "CreateSession", "CreateSession", "POST /v0/sessions", false, Optional),
        new("whylabs", "GetSession", "GetSession", "GetSession", "GET /v0/sessions/{session_id}", true, Required),
        new("whylabs", "ClaimGuestSession", "ClaimGuestSession", "ClaimGuestSession", "POST /v0/sessions/{session_id}/claim", false, Required),
        new("whylabs", "CreateReferenceProfileUpload", "CreateReferenceProfileUpload", "CreateReferenceProfileUpload", "POST /v0/sessions/{session_id}/reference", false, Optional),
        new("whylabs", "BatchCreateReferenceProfileUpload", "BatchCreateReferenceProfileUpload", "BatchCreateReferenceProfileUpload", "POST /v0/sessions/{session_id}/references", false, Optional),
        new("whylabs", "CreateDatasetProfileUpload", "CreateDatasetProfileUpload", "CreateDatasetProfileUpload", "POST /v0/sessions/{session_id}/upload", false, Optional),
        new("whylabs", "GetSessionProfileObservatoryLink", "GetSessionProfileObservatoryLink", "GetSessionProfileObservatoryLink", "POST /v0/sessions/observatory-link/{session_id}", true, Optional),

        new("humanloop", "create", "Sessions_create", "CreateSession", "POST /v4/sessions", false, Required),
        new("humanloop", "get", "Sessions_get", "GetSession", "GET /v4/sessions/{id}", true, Required),
        new("humanloop", "list", "Sessions_list", "ListSessions", "GET /v4/sessions", true, Required),

        new("orq", "create", "CreateSession", "CreateSession", "POST /v2/traces/sessions", false, Required),
        new("orq", "get", "GetSession", "GetSession", "GET /v2/traces/sessions/{session_id}", true, Required),
        new("orq", "update", "UpdateSession", "UpdateSession", "PATCH /v2/traces/sessions/{session_id}", true, Required),
        new("orq", "delete", "DeleteSession", "DeleteSession", "DELETE /v2/traces/sessions/{session_id}", true, Required),
        new("orq", "list", "ListSessions", "ListSessions", "POST /v2/traces/sessions/query", true, Required),
        new("orq", "count", "CountSessions", "CountSessions", "POST /v2/traces/sessions/count", true, Required),

        new("portal", "create_session", "create_session", "CreateSession", "POST /sessions", false, Required),
        new("portal", "create_async_session", "create_async_session", "CreateAsyncSession", "POST /sessions/async", false, Required),
        new("portal", "create_session_from_replay", "create_session_from_replay", "CreateSessionFromReplay", "POST /sessions/replay", false, Required),
        new("portal", "get_grouped_sessions", "get_grouped_sessions", "GetGroupedSessions", "GET /sessions/grouped", true, Required),
        new("portal", "get_session", "get_session", "GetSession", "GET /sessions/{session_id}", true, Required),
        new("portal", "get_sessions", "get_sessions", "GetSessions", "GET /sessions", true, Required),
        new("portal", "subscribe_to_session", "subscribe_to_session", "SubscribeToSession", "GET /sessions/{session_id}/subscribe", true, None),
        new("portal", "update_async_session", "update_async_session", "UpdateAsyncSession", "PUT /sessions/{session_id}/async", false, Required),
        new("portal", "update_session", "update_session", "UpdateSession", "PUT /sessions/{session_id}", false, Required),
    ];
}
