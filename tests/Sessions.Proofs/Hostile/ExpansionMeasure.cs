namespace Sessions.Proofs.Hostile;

/// <summary>
/// Answers below the budget: what each takes is at most a multiple of its bytes, at three sizes.
/// </summary>
internal sealed class ExpansionMeasure : IAttack
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly int[] Sizes = [4, 16, 48];

    private static readonly (string Name, string Status, string Start, string Item, string End, double Factor)[] Shapes =
    [
        ("unknown objects with long names", "200 OK", "{\"x\":[", "{\"" + new string('n', 200) + "\":0},", "0]}", 4),
        ("one unknown text", "200 OK", "{\"x\":\"", "xxxxxxxx", "\"}", 4),
        ("an error of text", "500 Failed", "", "xxxxxxxx", "", 4),
        ("an error of objects", "400 Bad Request", "{\"x\":[", "{},", "0]}", 4),
        ("known texts", "200 OK", "{\"tags\":[", "\"" + new string('x', 200) + "\",", "\"\"]}", 12),
        ("one known text", "200 OK", "{\"_id\":\"", "xxxxxxxx", "\"}", 12),
    ];

    public string Name => "answers below the budget, 4, 16 and 48 MiB";

    public async Task RunAsync(AttackCount count)
    {
        foreach (var shape in Shapes)
        {
            foreach (var size in Sizes)
            {
                var body = Expansion.Encode("gzip", shape.Start, shape.Item, shape.End, size * Mebibyte);
                await count.TryAsync(() => Expansion.CallAsync($"{shape.Name} of {size} MiB", shape.Status, body, "gzip", shape.Factor * size));
            }
        }
    }
}
