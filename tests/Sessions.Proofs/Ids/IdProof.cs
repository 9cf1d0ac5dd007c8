using System.Globalization;
using Sessions.Core;
using Sessions.Proofs.Hostile;
using Sessions.Proofs.Operations;

namespace Sessions.Proofs.Ids;

/// <summary>
/// An id arrives at the server as the text that was given, in the place where it belongs, or nothing is sent.
/// </summary>
internal sealed class IdProof : IProof
{
    private const int Long = 10_000;

    public string Name => "ids";

    /// <summary>
    /// Ids that must be refused before anything is sent.
    /// </summary>
    public static IReadOnlyList<string?> Refused { get; } =
    [
        null, "", " ", "\t", "\r\n", "\u00a0", "\u2003", "\u3000", ".", "..",
        "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", new string('x', Long) + "\ud800",
    ];

    /// <summary>
    /// Ids that must arrive.
    /// </summary>
    public static IReadOnlyList<string> Arriving { get; } =
    [
        "s-1", "...", "..a", "a..", "./a", "../a", "a/..", "a/../b", "../../admin", "/", "//", "//evil.test/", "\\", "..\\a", "a\\..\\b",
        "%", "%%", "%2", "%2F", "%2f", "%2e", "%2E%2E", "%252F", "%00", "%zz", "?", "a?b=c", "#", "a#b", "&", "=", "a=b&c=d", ";", "a;b", ":", "@", "user@host",
        "http://evil.test/", "+", "a b", " a", "a ", "*", "'", "\"", "<script>", "{id}", "[x]", "|", "^", "`", "~", "!", "$", "(x)", ",",
        "\0", "a\0b", "\u0001", "\u001f", "\u007f", "\u0080", "\u009f", "a\rb", "a\nb", "a\r\nX-Evil: 1", "a\tb",
        "ü", "e\u0301", "é", "日本語", "😀", "👩‍👩‍👧", "עברית", "\u202eevil", "\u200b", "\ufeff", "\ufffd", "\uffff", "\ufffe", "İ", "ß", "ﬁ", "\U0010ffff",
        "CON", "null", "undefined", "0", "-1", "True",
        new('x', Long), new('/', Long), string.Concat(Enumerable.Repeat("😀", Long / 2)), new('%', Long),
    ];

    public async Task RunAsync(TextWriter output)
    {
        await using var server = StartServer();
        using var clients = ProvenClients.At(server.Address, options => options.Retry = new RetryOptions { MaxRetries = 0 });
        var operations = AllOperations.List.Where(operation => operation.Path is not null).ToArray();
        foreach (var operation in operations)
        {
            await TryAllAsync(server, clients, operation);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Arriving.Count} ids arrived as they were and {Refused.Count} were refused unsent, with each of {operations.Length} operations: {server.Heads.Count:N0} requests"));
    }

    /// <summary>
    /// A server that keeps the heads of the requests, and answers each with an empty object.
    /// </summary>
    internal static HostileServer StartServer() => new(AnswerAsync);

    /// <summary>
    /// Calls an operation with every id.
    /// </summary>
    /// <exception cref="ProofFailure">An id did not arrive as it was, or one that had to be refused was not.</exception>
    internal static async Task TryAllAsync(HostileServer server, ProvenClients clients, ProvenOperation operation)
    {
        foreach (var id in Refused)
        {
            await RefuseAsync(server, clients, operation, id);
        }

        foreach (var id in Arriving)
        {
            await ArriveAsync(server, clients, operation, id);
        }
    }

    private static async Task RefuseAsync(HostileServer server, ProvenClients clients, ProvenOperation operation, string? id)
    {
        var before = server.Connections;
        var requests = server.Heads.Count;
        var ending = await Ending.OfAsync(() => operation.CallAsync(clients, id!, default));
        if (ending.Exception is not ArgumentException)
        {
            throw new ProofFailure($"{operation} ended in {ending.Name} with the id {Show(id)}, which must be refused.");
        }

        if (server.Connections != before || server.Heads.Count != requests)
        {
            throw new ProofFailure($"{operation} sent something although it refused the id {Show(id)}.");
        }
    }

    private static async Task ArriveAsync(HostileServer server, ProvenClients clients, ProvenOperation operation, string id)
    {
        var requests = server.Heads.Count;
        var ending = await Ending.OfAsync(() => operation.CallAsync(clients, id, default));
        if (ending.Exception is not null)
        {
            throw new ProofFailure($"{operation} ended in {ending.Name} with the id {Show(id)}: {ending.Exception.Message}");
        }

        var heads = server.Heads;
        if (heads.Count != requests + 1)
        {
            throw new ProofFailure($"{operation} sent {heads.Count - requests} requests with the id {Show(id)}.");
        }

        var target = heads[^1].Split(' ')[1];
        var path = target.Split('?')[0];
        var place = operation.Path!.Split("{id}");
        if (!path.StartsWith(place[0], StringComparison.Ordinal) || !path.EndsWith(place[1], StringComparison.Ordinal))
        {
            throw new ProofFailure($"{operation} reached the path {path} with the id {Show(id)}.");
        }

        var segment = path[place[0].Length..^place[1].Length];
        if (segment.Contains('/') || PercentText.Decode(segment) != id)
        {
            throw new ProofFailure($"the id {Show(id)} arrived as {Show(segment)} at {operation}.");
        }
    }

    private static async Task AnswerAsync(HostileConnection connection)
    {
        // The rest of a body would stand before the next head; a connection of its own for each request keeps them apart.
        await connection.ReadHeadAsync();
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        await connection.CloseAsync();
    }

    private static string Show(string? id)
    {
        const int Shown = 60;
        return id is null ? "null" : id.Length > Shown ? $"'{Uri.EscapeDataString(id[..20])}…' of {id.Length} characters" : $"'{string.Concat(id.Select(Show))}'";
    }

    private static string Show(char character) =>
        char.IsAscii(character) && !char.IsControl(character) ? character.ToString() : $"\\u{(int)character:x4}";
}
