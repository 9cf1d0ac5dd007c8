using System.Net;
using System.Net.Http.Headers;
using Sessions.Core;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Operations;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// The body of a success, for every operation, lenient and strict. The first byte selects the operation and the mode.
/// </summary>
internal sealed class ResponseTarget : IFuzzTarget
{
    public string Name => "responses";

    public IEnumerable<byte[]> Seeds => AllOperations.List.SelectMany((operation, number) =>
    {
        var bodies = RecordedBodies.Of(operation.Provider);
        return new[] { number, number + AllOperations.List.Count }.Select(selector => (byte[])[(byte)selector, .. bodies[number % bodies.Count]]);
    });

    public IEnumerable<string> Words => JsonWords.All;

    public async Task RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var operation = AllOperations.List[input[0] % AllOperations.List.Count];
        var strict = input[0] / AllOperations.List.Count % 2 == 1;
        var value = await ScriptedServer.CallAsync(
            _ => Json(HttpStatusCode.OK, input.AsSpan(1)),
            options => options.StrictResponses = strict,
            clients => operation.CallAsync(clients, "s-1", default));
        _ = SessionsJson.Write(value);
    }

    public static HttpResponseMessage Json(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage(status) { Content = content };
    }
}
