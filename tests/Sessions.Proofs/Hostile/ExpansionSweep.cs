namespace Sessions.Proofs.Hostile;

/// <summary>
/// Answers of few bytes that would become much in memory, at default options: each ends as documented, within 256 MiB.
/// </summary>
internal sealed class ExpansionSweep : IAttack
{
    private const int Mebibyte = 1024 * 1024;
    private const int LargestBody = 63 * Mebibyte;
    private const double PeakLimit = 256;

    private static readonly string[] Encodings = ["br", "gzip", "deflate", "identity"];

    private static readonly (string Name, string Status, string Start, string Item, string End)[] Shapes =
    [
        ("unknown objects", "200 OK", "{\"x\":[", "{},", "0]}"),
        ("unknown numbers", "200 OK", "{\"x\":[", "0,", "0]}"),
        ("unknown members", "200 OK", "{", "\"\":0,", "\"x\":0}"),
        ("unknown nesting", "200 OK", "{\"x\":[", new string('[', 50) + new string(']', 50) + ",", "0]}"),
        ("one unknown text", "200 OK", "{\"x\":\"", "xxxxxxxx", "\"}"),
        ("one unknown number", "200 OK", "{\"x\":", "11111111", "}"),
        ("known texts", "200 OK", "{\"tags\":[", "\"\",", "\"\"]}"),
        ("one known text", "200 OK", "{\"_id\":\"", "xxxxxxxx", "\"}"),
        ("blanks", "200 OK", "{", "        ", "}"),
        ("an error of objects", "400 Bad Request", "{\"x\":[", "{},", "0],\"message\":\"m\"}"),
        ("an error of violations", "422 Unprocessable", "{\"detail\":[", "{\"loc\":[0]},", "{}]}"),
        ("an error of text", "500 Failed", "", "xxxxxxxx", ""),
    ];

    public string Name => "answers of 63 MiB that expand, default options";

    public async Task RunAsync(AttackCount count)
    {
        foreach (var shape in Shapes)
        {
            foreach (var encoding in Encodings)
            {
                var body = Expansion.Encode(encoding, shape.Start, shape.Item, shape.End, LargestBody);
                await count.TryAsync(() => Expansion.CallAsync($"{shape.Name} by {encoding}", shape.Status, body, encoding, PeakLimit));
            }
        }
    }
}
