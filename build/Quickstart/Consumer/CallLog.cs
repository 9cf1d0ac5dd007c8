namespace Consumer;

/// <summary>
/// Prints a line for each operation: the provider, the method of the client, the HTTP line, and what came back.
/// </summary>
internal sealed class CallLog
{
    private string _line = "";

    /// <summary>
    /// Remembers the latest request, for the line of the operation that sent it.
    /// </summary>
    public void Remember(HttpRequestMessage request, HttpResponseMessage response) =>
        _line = $"{request.Method} {request.RequestUri?.PathAndQuery} {(int)response.StatusCode}";

    public void Print(string provider, string method, string result) => Console.WriteLine($"{provider,-9} {method,-38} {_line}  {result}");
}
