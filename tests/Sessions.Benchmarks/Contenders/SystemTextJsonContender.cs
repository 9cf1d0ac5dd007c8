using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sessions.Benchmarks.ByHand;
using Sessions.Benchmarks.Serving;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// HttpClient and generated serializers of System.Text.Json: the bound of what can be had on .NET without Newtonsoft.Json.
/// </summary>
internal sealed class SystemTextJsonContender(Endpoint endpoint, Func<HttpMessageHandler> createHandler) : IContender
{
    private static readonly SystemTextJsonContext Json = SystemTextJsonContext.Default;

    private readonly HttpClient _orq = KeyedHttpClient.Create(createHandler(), endpoint.Orq, endpoint.OrqKey);
    private readonly HttpClient _writes = KeyedHttpClient.Create(createHandler(), endpoint.OrqWrites, endpoint.OrqWritesKey);
    private readonly HttpClient _portal = KeyedHttpClient.Create(createHandler(), endpoint.Portal, endpoint.PortalKey);

    public async Task<int> GetSessionAsync() =>
        (await SendAsync(_portal, HttpMethod.Get, $"sessions/{endpoint.Conversation}", Json.Conversation)).Messages.Count;

    public async Task<int> GetPageAsync() => (await ReadPageAsync(1)).Data.Count;

    public async Task<int> CreateAsync()
    {
        var request = new CreateSessionRequest
        {
            ExternalId = UniqueName.Next(),
            Duration = 1250.5,
            ContactIds = { "contact-01JS7QZ3M9", "contact-01JS7R04XB" },
            Billing = new Billing { InputCost = 0.0125, OutputCost = 0.0375, TotalCost = 0.05 },
            Usage = new Usage { PromptTokens = 1021, CompletionTokens = 389, TotalTokens = 1410 },
            TracesCount = 3,
            Tags = { "beta", "production" },
        };
        var content = Content(request, Json.CreateSessionRequest);
        return (await SendAsync(_writes, HttpMethod.Post, "v2/traces/sessions", Json.Session, content)).WorkspaceId.Length;
    }

    public async Task<int> PatchAsync()
    {
        var content = Content(new UpdateSessionRequest { Duration = 1300, Tags = ["beta", "reviewed"] }, Json.UpdateSessionRequest);
        return (await SendAsync(_writes, HttpMethod.Patch, $"v2/traces/sessions/{endpoint.Written}", Json.Session, content)).WorkspaceId.Length;
    }

    public async Task<int> UploadAsync()
    {
        var file = new ByteArrayContent(Endpoint.File);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent
        {
            { new StringContent("agent-1"), "agent_id" },
            { new StringContent("Summarise this."), "text_prompt" },
            { file, "files", "report.bin" },
        };
        return (await SendAsync(_portal, HttpMethod.Post, "sessions/async", Json.StartedConversation, form)).SessionId.Length;
    }

    public async Task<int> FailAsync()
    {
        try
        {
            await SendAsync(_orq, HttpMethod.Get, $"v2/traces/sessions/{Endpoint.Missing}", Json.Session);
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

    private static ByteArrayContent Content<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private Task<ListSessionsResponse> ReadPageAsync(int page)
    {
        var request = new ListSessionsRequest { Pagination = new Pagination { Page = page, Limit = Endpoint.PageSize } };
        return SendAsync(_orq, HttpMethod.Post, "v2/traces/sessions/query", Json.ListSessionsResponse, Content(request, Json.ListSessionsRequest));
    }

    private static async Task<T> SendAsync<T>(HttpClient http, HttpMethod method, string path, JsonTypeInfo<T> type, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
        {
            throw new RequestFailedException(response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        await using var stream = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(stream, type))!;
    }
}
