using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Sessions.Benchmarks.ByHand;
using Sessions.Benchmarks.Serving;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// HttpClient and Newtonsoft.Json as a good developer uses them: a serializer that is kept, and responses that are read from their stream
/// as soon as the headers are there. Or, as most examples have it, with the body as a string.
/// </summary>
internal sealed class ByHandContender : IContender
{
    private static readonly JsonSerializerSettings Settings = new() { NullValueHandling = NullValueHandling.Ignore };
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings);

    private readonly Endpoint _endpoint;
    private readonly bool _readsStrings;
    private readonly HttpClient _orq;
    private readonly HttpClient _writes;
    private readonly HttpClient _portal;

    public ByHandContender(Endpoint endpoint, Func<HttpMessageHandler> createHandler, bool readsStrings)
    {
        _endpoint = endpoint;
        _readsStrings = readsStrings;
        _orq = KeyedHttpClient.Create(createHandler(), endpoint.Orq, endpoint.OrqKey);
        _writes = KeyedHttpClient.Create(createHandler(), endpoint.OrqWrites, endpoint.OrqWritesKey);
        _portal = KeyedHttpClient.Create(createHandler(), endpoint.Portal, endpoint.PortalKey);
    }

    public async Task<int> GetSessionAsync() => (await SendAsync<Conversation>(_portal, HttpMethod.Get, $"sessions/{_endpoint.Conversation}")).Messages.Count;

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
        return (await SendAsync<Session>(_writes, HttpMethod.Post, "v2/traces/sessions", Json(request))).WorkspaceId.Length;
    }

    public async Task<int> PatchAsync()
    {
        var request = new UpdateSessionRequest { Duration = 1300, Tags = ["beta", "reviewed"] };
        return (await SendAsync<Session>(_writes, HttpMethod.Patch, $"v2/traces/sessions/{_endpoint.Written}", Json(request))).WorkspaceId.Length;
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
        return (await SendAsync<StartedConversation>(_portal, HttpMethod.Post, "sessions/async", form)).SessionId.Length;
    }

    public async Task<int> FailAsync()
    {
        try
        {
            await SendAsync<Session>(_orq, HttpMethod.Get, $"v2/traces/sessions/{Endpoint.Missing}");
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

    private static StringContent Json(object value) => new(JsonConvert.SerializeObject(value, Settings), Encoding.UTF8, "application/json");

    private Task<ListSessionsResponse> ReadPageAsync(int page)
    {
        var request = new ListSessionsRequest { Pagination = new Pagination { Page = page, Limit = Endpoint.PageSize } };
        return SendAsync<ListSessionsResponse>(_orq, HttpMethod.Post, "v2/traces/sessions/query", Json(request));
    }

    private async Task<T> SendAsync<T>(HttpClient http, HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
        {
            throw new RequestFailedException(response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        if (_readsStrings)
        {
            return JsonConvert.DeserializeObject<T>(await response.Content.ReadAsStringAsync())!;
        }

        await using var stream = await response.Content.ReadAsStreamAsync();
        using var text = new StreamReader(stream);
        await using var json = new JsonTextReader(text);
        return Serializer.Deserialize<T>(json)!;
    }
}
