using System.Text;
using Sessions.Build;
using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Tests.Build.Comparison;

/// <summary>
/// Compares a committed spec with a copy of it in which a text was replaced.
/// </summary>
internal static class ChangedSpec
{
    private static readonly Repository Clone = Repository.Find(AppContext.BaseDirectory);

    public static string Read(string provider) =>
        File.ReadAllText(Clone.PathTo("specs", provider, "openapi.yaml")).ReplaceLineEndings("\n");

    /// <summary>
    /// The differences as "impact rule subject", in the order of the alphabet.
    /// </summary>
    public static IReadOnlyList<string> Compare(string from, string to) => [.. Differences(from, to).Select(Describe).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Difference> Differences(string from, string to) =>
        SpecComparison.Run(Parse("from.yaml", from), Parse("to.yaml", to), CancellationToken.None);

    /// <summary>
    /// Replaces the first occurrence after a marker, so that a table can say in which operation or schema it changes what.
    /// </summary>
    public static string Replace(string text, string marker, string original, string replacement)
    {
        var start = text.IndexOf(marker, StringComparison.Ordinal);
        var place = start < 0 ? -1 : text.IndexOf(original, start, StringComparison.Ordinal);
        return place < 0
            ? throw new ArgumentException($"The spec does not hold '{original}' after '{marker}'.")
            : string.Concat(text.AsSpan(0, place), replacement, text.AsSpan(place + original.Length));
    }

    public static SpecFile Parse(string name, string text) => SpecFileReader.Read(name, Encoding.UTF8.GetBytes(text), CancellationToken.None);

    private static string Describe(Difference difference) => $"{difference.Impact} {difference.Rule.Id} {difference.Subject}";
}
