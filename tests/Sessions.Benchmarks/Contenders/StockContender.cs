using Sessions.Benchmarks.Serving;
using Sessions.Benchmarks.Stock.Orq;
using Sessions.Benchmarks.Stock.Portal;
using CreateSessionRequest = Sessions.Benchmarks.Stock.Orq.CreateSessionRequest;
using OrqApiException = Sessions.Benchmarks.Stock.Orq.ApiException;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// What NSwag makes of the same specs with its own templates and ordinary settings.
/// </summary>
internal sealed class StockContender(Endpoint endpoint, Func<HttpMessageHandler> createHandler) : IContender
{
    private readonly OrqClient _orq =
        new(KeyedHttpClient.Create(createHandler(), endpoint.Orq, endpoint.OrqKey)) { BaseUrl = endpoint.Orq.AbsoluteUri };

    private readonly OrqClient _writes =
        new(KeyedHttpClient.Create(createHandler(), endpoint.OrqWrites, endpoint.OrqWritesKey)) { BaseUrl = endpoint.OrqWrites.AbsoluteUri };

    private readonly PortalClient _portal =
        new(endpoint.Portal.AbsoluteUri, KeyedHttpClient.Create(createHandler(), endpoint.Portal, endpoint.PortalKey));

    public async Task<int> GetSessionAsync() => (await _portal.Get_sessionAsync(endpoint.Conversation)).Messages.Count;

    public async Task<int> GetPageAsync() => (await ReadPageAsync(1)).Data.Count;

    public async Task<int> CreateAsync() => (await _writes.CreateSessionAsync(new CreateSessionRequest
    {
        External_id = UniqueName.Next(),
        Duration = 1250.5,
        Contact_ids = { "contact-01JS7QZ3M9", "contact-01JS7R04XB" },
        Billing = new Billing { Input_cost = 0.0125, Output_cost = 0.0375, Total_cost = 0.05 },
        Usage = new Usage { Prompt_tokens = 1021, Completion_tokens = 389, Total_tokens = 1410 },
        Traces_count = 3,
        Tags = { "beta", "production" },
    })).Workspace_id.Length;

    public async Task<int> PatchAsync() =>
        (await _writes.UpdateSessionAsync(endpoint.Written, new UpdateSessionRequest { Duration = 1300, Tags = ["beta", "reviewed"] })).Workspace_id.Length;

    public async Task<int> UploadAsync()
    {
        var file = new FileParameter(new MemoryStream(Endpoint.File), "report.bin", "application/octet-stream");
        return (await _portal.Create_async_sessionAsync("agent-1", "Summarise this.", [file])).Session_id.Length;
    }

    public async Task<int> FailAsync()
    {
        try
        {
            await _orq.GetSessionAsync(Endpoint.Missing);
            return 0;
        }
        catch (OrqApiException exception)
        {
            return exception.StatusCode;
        }
    }

    public async Task<int> ReadAllAsync()
    {
        var count = 0;
        ListSessionsResponse page;
        var number = 1;
        do
        {
            page = await ReadPageAsync(number++);
            count += page.Data.Count;
        }
        while (page.Has_more == true);
        return count;
    }

    private Task<ListSessionsResponse> ReadPageAsync(int page) =>
        _orq.ListSessionsAsync(new ListSessionsRequest { Pagination = new Pagination { Page = page, Limit = Endpoint.PageSize } });
}
