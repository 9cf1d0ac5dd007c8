using System.Net.Http.Headers;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// The HttpClient of a developer who writes his calls by hand: base address and key are set once.
/// </summary>
internal static class KeyedHttpClient
{
    public static HttpClient Create(HttpMessageHandler handler, Uri baseAddress, string key)
    {
        var http = new HttpClient(handler) { BaseAddress = baseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return http;
    }
}
