namespace Sessions.Core;

/// <summary>
/// What of a request and its response may be logged: the names of all query parameters, but the values and headers of the allow-list only.
/// </summary>
internal sealed class LoggedValues
{
    private const string Redacted = "(redacted)";

    private readonly HashSet<string> _headers;
    private readonly HashSet<string> _queryParameters;

    internal LoggedValues(IEnumerable<string> headers, IEnumerable<string> queryParameters)
    {
        _headers = new HashSet<string>(headers, StringComparer.OrdinalIgnoreCase);
        _queryParameters = new HashSet<string>(queryParameters, StringComparer.Ordinal);
    }

    internal string QueryOf(Uri? address)
    {
        var query = address?.Query;
        return string.IsNullOrEmpty(query) ? string.Empty : "?" + string.Join("&", query!.Substring(1).Split('&').Select(Shown));
    }

    internal string HeadersOf(HttpResponseMessage response)
    {
        return string.Join(
            ", ",
            ResponseHeaders.Of(response).Where(header => _headers.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(" ", header.Value)}"));
    }

    private string Shown(string pair)
    {
        var name = pair.Split('=')[0];
        return _queryParameters.Contains(name) ? pair : $"{name}={Redacted}";
    }
}
