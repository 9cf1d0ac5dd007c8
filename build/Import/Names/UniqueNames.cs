using System.Globalization;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Names;

/// <summary>
/// Gives out C# names of which no two are the same. Those that differ by case only count as the same, since files and people take them so.
/// </summary>
internal sealed class UniqueNames(Func<string, bool> isReserved, string suffix)
{
    // A compiler writes no name of more than a thousand letters, and a method adds some of its own.
    private const int Longest = 120;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name in PascalCase that is free: the wanted one, that one with the suffix behind or before it, or a numbered one.
    /// </summary>
    public string Take(string wanted)
    {
        var name = Words.Pascal(wanted);
        name = name.Length > Longest ? name[..Longest] : name;
        name = name.Length == 0 ? suffix : char.IsAsciiDigit(name[0]) ? $"{suffix}{name}" : name;
        if (isReserved(name) || _taken.Contains(name))
        {
            // Some names are reserved by how they begin.
            name = isReserved(name + suffix) ? suffix + name : name + suffix;
        }

        var free = name;
        for (var number = 2; isReserved(free) || !_taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        }

        return free;
    }

    /// <summary>
    /// Takes a name as it is, if it is free.
    /// </summary>
    public bool TryTake(string name) => name.Length <= Longest && !isReserved(name) && _taken.Add(name);
}
