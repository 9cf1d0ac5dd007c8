using RestSharp;
using Sessions.Benchmarks.ByHand;
using Sessions.Benchmarks.Serving;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// RestSharp with Newtonsoft.Json, over the same classes as the calls by hand.
/// </summary>
internal sealed class RestSharpContender(Endpoint endpoint, Func<HttpMessageHandler> createHandler) : IContender
{
    private readonly RestClient _orq = Client(createHandler(), endpoint.Orq, endpoint.OrqKey);
    private readonly RestClient _writes = Client(createHandler(), endpoint.OrqWrites, endpoint.OrqWritesKey);
    private readonly RestClient _portal = Client(createHandler(), endpoint.Portal, endpoint.PortalKey);

    public async Task<int> GetSessionAsync()
    {
        var request = new RestRequest("sessions/{id}").AddUrlSegment("id", endpoint.Conversation);
        return (await SendAsync<Conversation>(_portal, request)).Messages.Count;
    }

    public async Task<int> GetPageAsync() => (await ReadPageAsync(1)).Data.Count;

    public async Task<int> CreateAsync()
    {
        var request = new RestRequest("v2/traces/sessions", Method.Post).AddJsonBody(new CreateSessionRequest
        {
            ExternalId = UniqueName.Next(),
            Duration = 1250.5,
            ContactIds = { "contact-01JS7QZ3M9", "contact-01JS7R04XB" },
            Billing = new Billing { InputCost = 0.0125, OutputCost = 0.0375, TotalCost = 0.05 },
            Usage = new Usage { PromptTokens = 1021, CompletionTokens = 389, TotalTokens = 1410 },
            TracesCount = 3,
            Tags = { "beta", "production" },
        });
        return (await SendAsync<Session>(_writes, request)).WorkspaceId.Length;
    }

    public async Task<int> PatchAsync()
    {
        var request = new RestRequest("v2/traces/sessions/{id}", Method.Patch)
            .AddUrlSegment("id", endpoint.Written)
            .AddJsonBody(new UpdateSessionRequest { Duration = 1300, Tags = ["beta", "reviewed"] });
        return (await SendAsync<Session>(_writes, request)).WorkspaceId.Length;
    }

    public async Task<int> UploadAsync()
    {
        var request = new RestRequest("sessions/async", Method.Post)
            .AddParameter("agent_id", "agent-1")
            .AddParameter("text_prompt", "Summarise this.")
            .AddFile("files", Endpoint.File, "report.bin", "application/octet-stream");
        return (await SendAsync<StartedConversation>(_portal, request)).SessionId.Length;
    }

    public async Task<int> FailAsync()
    {
        try
        {
            await SendAsync<Session>(_orq, new RestRequest("v2/traces/sessions/{id}").AddUrlSegment("id", Endpoint.Missing));
            return 0;
        }
        catch (RequestFailedException exception)
        {
            return (int)exception.StatusCode;
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
        while (page.HasMore);
        return count;
    }

    private static RestClient Client(HttpMessageHandler handler, Uri baseAddress, string key)
    {
        var client = new RestClient(
            new HttpClient(handler),
            new RestClientOptions { BaseUrl = baseAddress },
            configureSerialization: serializers => serializers.UseSerializer(() => new RestSharpNewtonsoftSerializer()));
        client.AddDefaultHeader("Authorization", "Bearer " + key);
        return client;
    }

    private static async Task<T> SendAsync<T>(RestClient client, RestRequest request)
    {
        var response = await client.ExecuteAsync<T>(request);
        return response.IsSuccessful ? response.Data! : throw new RequestFailedException(response.StatusCode, response.Content ?? "");
    }

    private Task<ListSessionsResponse> ReadPageAsync(int page)
    {
        var query = new ListSessionsRequest { Pagination = new Pagination { Page = page, Limit = Endpoint.PageSize } };
        return SendAsync<ListSessionsResponse>(_orq, new RestRequest("v2/traces/sessions/query", Method.Post).AddJsonBody(query));
    }
}
