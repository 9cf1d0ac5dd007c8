using Sessions.Benchmarks.Serving;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// The clients of this repository.
/// </summary>
internal sealed class SessionsContender : IContender
{
    private readonly Endpoint _endpoint;
    private readonly IOrqSessionsClient _orq;
    private readonly IOrqSessionsClient _writes;
    private readonly IPortalSessionsClient _portal;

    public SessionsContender(Endpoint endpoint, Func<HttpMessageHandler> createHandler)
    {
        _endpoint = endpoint;
        _orq = new OrqSessionsClient(createHandler(), new OrqSessionsOptions { BaseAddress = endpoint.Orq, ApiKey = endpoint.OrqKey });
        _writes = new OrqSessionsClient(createHandler(), new OrqSessionsOptions { BaseAddress = endpoint.OrqWrites, ApiKey = endpoint.OrqWritesKey });
        _portal = new PortalSessionsClient(createHandler(), new PortalSessionsOptions { BaseAddress = endpoint.Portal, ApiKey = endpoint.PortalKey });
    }

    public async Task<int> GetSessionAsync() => (await _portal.GetSessionAsync(_endpoint.Conversation)).Messages.Count;

    public async Task<int> GetPageAsync() =>
        (await _orq.ListSessionsAsync(new ListSessionsRequest { Pagination = new Pagination { Page = 1, Limit = Endpoint.PageSize } })).Data.Count;

    public async Task<int> CreateAsync() => (await _writes.CreateSessionAsync(new CreateSessionRequest
    {
        ExternalId = UniqueName.Next(),
        Duration = 1250.5,
        ContactIds = { "contact-01JS7QZ3M9", "contact-01JS7R04XB" },
        Billing = new Billing { InputCost = 0.0125, OutputCost = 0.0375, TotalCost = 0.05 },
        Usage = new Usage { PromptTokens = 1021, CompletionTokens = 389, TotalTokens = 1410 },
        TracesCount = 3,
        Tags = { "beta", "production" },
    })).WorkspaceId.Length;

    public async Task<int> PatchAsync() =>
        (await _writes.UpdateSessionAsync(_endpoint.Written, new UpdateSessionRequest { Duration = 1300, Tags = ["beta", "reviewed"] })).WorkspaceId.Length;

    public async Task<int> UploadAsync()
    {
        var file = FileUpload.FromBytes(Endpoint.File, "report.bin", "application/octet-stream");
        return (await _portal.CreateAsyncSessionAsync("agent-1", "Summarise this.", [file])).SessionId.Length;
    }

    public async Task<int> FailAsync()
    {
        try
        {
            await _orq.GetSessionAsync(Endpoint.Missing);
            return 0;
        }
        catch (SessionsNotFoundException exception)
        {
            return (int)exception.StatusCode!;
        }
    }

    public async Task<int> ReadAllAsync()
    {
        var count = 0;
        await foreach (var _ in _orq.ListAllSessionsAsync(new SessionQuery().WithPageSize(Endpoint.PageSize)))
        {
            count++;
        }

        return count;
    }
}
