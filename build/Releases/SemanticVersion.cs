using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sessions.Build.Comparison;

namespace Sessions.Build.Releases;

/// <summary>
/// The version of a package: three numbers, and whether it is a preview of them.
/// </summary>
internal readonly record struct SemanticVersion(int Major, int Minor, int Patch, string Preview = "") : IComparable<SemanticVersion>
{
    private const int Parts = 3;

    public static bool TryParse([NotNullWhen(true)] string? text, out SemanticVersion version)
    {
        version = default;
        var halves = (text ?? "").Split('+', 2)[0].Split('-', 2);
        var numbers = halves[0].Split('.');
        if (numbers.Length != Parts || !numbers.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return false;
        }

        var parsed = numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        version = new SemanticVersion(parsed[0], parsed[1], parsed[2], halves is [_, var preview] ? preview : "");
        return true;
    }

    /// <summary>
    /// The lowest version that a package with this change may have. While the version begins with 0, what breaks raises the second number
    /// and everything else the third one; from 1.0.0 on, Semantic Versioning holds.
    /// </summary>
    public SemanticVersion After(Impact? worst) => (worst, Major) switch
    {
        (null, _) => this,
        (Impact.Breaking, 0) => new(0, Minor + 1, 0),
        (_, 0) => new(0, Minor, Patch + 1),
        (Impact.Breaking, _) => new(Major + 1, 0, 0),
        (Impact.Additive, _) => new(Major, Minor + 1, 0),
        _ => new(Major, Minor, Patch + 1),
    };

    // A preview comes before what it previews; two previews are compared as texts, which is enough to find the last release.
    public int CompareTo(SemanticVersion other)
    {
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers
            : Preview == other.Preview ? 0
            : Preview.Length == 0 ? 1
            : other.Preview.Length == 0 ? -1
            : string.CompareOrdinal(Preview, other.Preview);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(Preview.Length > 0 ? "-" : "")}{Preview}");
}
