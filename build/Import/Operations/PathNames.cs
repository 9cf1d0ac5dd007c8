using System.Text.RegularExpressions;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Gives paths that differ by the names of their parameters only one form, and finds those that a request could mean both of.
/// </summary>
internal sealed partial class PathNames
{
    private readonly Dictionary<string, string> _byShape = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, string Method)> _taken = [];

    /// <summary>
    /// The path that an operation has in the spec: that of the first operation of the same shape, unless it has the method already.
    /// </summary>
    public string Of(SourceOperation operation)
    {
        var shape = Placeholders().Replace(operation.Path, "{}");
        var path = _byShape.GetValueOrDefault(shape, operation.Path);
        path = _taken.Contains((path, operation.Method)) ? operation.Path : path;
        _byShape.TryAdd(shape, path);
        _taken.Add((path, operation.Method));
        return path;
    }

    /// <summary>
    /// What is wrong with a path, so that no client can send it; null when nothing is.
    /// </summary>
    public static string? Problem(string path) =>
        !path.StartsWith('/') ? "does not begin with a slash"
        : path.AsSpan().ContainsAny("?#\"\\ ") || path.Any(char.IsControl) ? "holds a character that no path can hold"
        : Placeholders().Replace(path, "").AsSpan().ContainsAny("{}") ? "has a brace without its other"
        : null;

    /// <summary>
    /// The paths that an earlier one is ambiguous with, as the linter sees it.
    /// </summary>
    public static IEnumerable<string> Ambiguous(IEnumerable<string> paths)
    {
        var seen = new Dictionary<int, List<string[]>>();
        foreach (var path in paths)
        {
            var segments = path.Split('/');
            if (!seen.TryGetValue(segments.Length, out var others))
            {
                seen.Add(segments.Length, others = []);
            }

            if (others.Any(other => Meet(other, segments)))
            {
                yield return path;
            }

            others.Add(segments);
        }
    }

    private static bool Meet(string[] one, string[] other)
    {
        for (var index = 0; index < one.Length; index++)
        {
            if (one[index] != other[index] && !one[index].StartsWith('{') && !other[index].StartsWith('{'))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Placeholders();
}
