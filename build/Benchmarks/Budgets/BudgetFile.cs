using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sessions.Build.Benchmarks.Budgets;

/// <summary>
/// The limits of what is measured, in the order of the table.
/// </summary>
internal static class BudgetFile
{
    public const string Name = "tests/Sessions.Benchmarks/budget.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IReadOnlyList<BudgetLine> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<BudgetLine[]>(File.ReadAllText(path), Format)!;
        }
        catch (JsonException exception)
        {
            throw new BuildFailure($"{Name} can't be read; mend it where the parser stopped: {exception.Message}");
        }
    }
}
