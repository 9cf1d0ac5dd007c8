using System.Text.Json;

namespace Sessions.Tests.Sandbox;

/// <summary>
/// What a plain HttpClient sees of a response, in words.
/// </summary>
internal static class Observation
{
    public static async Task<string> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException)
        {
            return "no response";
        }

        using (response)
        {
            var retryAfter = response.Headers.RetryAfter is { Delta: { } delta } ? $", again in {delta.TotalSeconds} s" : string.Empty;
            return $"{(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType}{retryAfter}, {await BodyAsync(response)}";
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync();
            using var document = JsonDocument.Parse(bytes);
            return "JSON";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return "broken off";
        }
        catch (JsonException)
        {
            return "not JSON";
        }
    }
}
