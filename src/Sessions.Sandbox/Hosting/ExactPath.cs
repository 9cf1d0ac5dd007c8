using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// A path template whose literals count in their exact casing and whose end is an end; ASP.NET Core's own routing takes any casing and a
/// trailing slash, which the providers don't.
/// </summary>
internal sealed class ExactPath(string template)
{
    private readonly string[] _segments = template.Split('/');

    /// <summary>
    /// The template for ASP.NET Core.
    /// </summary>
    public string Template { get; } = template;

    /// <summary>
    /// Whether a path, which routing may have found already, is exactly one of this template.
    /// </summary>
    public bool Matches(PathString path)
    {
        var rest = path.Value.AsSpan();
        for (var index = 0; index < _segments.Length; index++)
        {
            var end = rest.IndexOf('/');
            var isLast = index == _segments.Length - 1;
            if (isLast != (end < 0))
            {
                return false;
            }

            var segment = isLast ? rest : rest[..end];
            var isParameter = _segments[index].StartsWith('{');
            if (isParameter ? segment.IsEmpty : !segment.SequenceEqual(_segments[index]))
            {
                return false;
            }

            rest = isLast ? rest : rest[(end + 1)..];
        }

        return true;
    }
}
