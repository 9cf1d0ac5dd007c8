namespace Sessions.Build.Checks;

/// <summary>
/// Finds the word that a misspelled one was probably meant to be.
/// </summary>
internal static class Spelling
{
    private const int LargestDistance = 3;

    /// <summary>
    /// A question to append to a finding, with a leading space; empty when no known word is near.
    /// </summary>
    public static string Suggest(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Min(LargestDistance, word.Length / 2))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    // How many letters to insert, drop or replace, or neighbours to swap.
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1),
                    1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[from.Length, to.Length];
    }
}
