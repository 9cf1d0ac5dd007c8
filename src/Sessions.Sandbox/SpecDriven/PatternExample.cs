using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sessions.Sandbox;

/// <summary>
/// A text that fits a regular expression: of each choice the first, of each repetition as few as there may be.
/// </summary>
internal sealed class PatternExample
{
    private const int MaxLength = 1000;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private static readonly Regex Repetition = new(@"\G\{(\d{1,6})(,(\d{0,6}))?\}", RegexOptions.CultureInvariant, MatchTimeout);

    // Letters and digits first, since they are read most easily.
    private static readonly string Candidates =
        "a0A" + string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)) + "\t\né日";

    private readonly string _pattern;
    private readonly int _repetitions;
    private int _position;

    private PatternExample(string pattern, int repetitions)
    {
        _pattern = pattern;
        _repetitions = repetitions;
    }

    /// <summary>
    /// Makes a text.
    /// </summary>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="least">How long the text has to be.</param>
    /// <param name="most">How long it may be.</param>
    /// <returns>The text; null where none is found, or the expression is none.</returns>
    public static string? Of(string pattern, int least, int most)
    {
        if (pattern.Length > MaxLength)
        {
            return null;
        }

        try
        {
            var expression = new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
            return new[] { 0, Math.Min(least, MaxLength) }
                .Select(repetitions => new PatternExample(pattern, repetitions).Alternatives())
                .FirstOrDefault(text => text.Length >= least && text.Length <= most && expression.IsMatch(text));
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private string Alternatives()
    {
        var first = Sequence();
        while (_position < _pattern.Length && _pattern[_position] == '|')
        {
            _position++;
            Sequence();
        }

        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')') && text.Length < MaxLength)
        {
            var part = Part();
            text.Insert(text.Length, part, Math.Min(Count(), MaxLength / Math.Max(1, part.Length) + 1));
        }

        return text.ToString();
    }

    private string Part()
    {
        switch (_pattern[_position])
        {
            case '(':
                return Group();
            case '^' or '$':
                _position++;
                return string.Empty;
            case '[':
                return Fitting(_pattern[_position..(_position = EndOfClass())]);
            case '\\' when _pattern[_position + 1] is 'b' or 'B' or 'A' or 'Z' or 'z':
                _position += 2;
                return string.Empty;
            case '\\' when _pattern[_position + 1] is 'p' or 'P' && _pattern[_position + 2] == '{':
                return Fitting(_pattern[_position..(_position = _pattern.IndexOf('}', _position) + 1)]);
            case '\\':
                return Fitting(_pattern[_position..(_position += 2)]);
            default:
                return Fitting(_pattern[_position..++_position]);
        }
    }

    private string Group()
    {
        var isAssertion = Follows("(?=") || Follows("(?!") || Follows("(?<=") || Follows("(?<!");
        _position += isAssertion ? _pattern[_position + 2] == '<' ? 4 : 3 : Follows("(?:") ? 3 : Follows("(?<") ? _pattern.IndexOf('>', _position) + 1 - _position : 1;
        var text = Alternatives();
        _position++;
        return isAssertion ? string.Empty : text;
    }

    private bool Follows(string text) => string.CompareOrdinal(_pattern, _position, text, 0, text.Length) == 0;

    private int EndOfClass()
    {
        // A bracket right at the beginning is one of the characters.
        var end = _position + (Follows("[^") ? 3 : 2);
        while (_pattern[end] != ']')
        {
            end += _pattern[end] == '\\' ? 2 : 1;
        }

        return end + 1;
    }

    private static string Fitting(string atom) =>
        Candidates.Select(candidate => candidate.ToString()).FirstOrDefault(candidate => Regex.IsMatch(candidate, $"^(?:{atom})$", RegexOptions.CultureInvariant, MatchTimeout))
        ?? (atom.Length == 1 ? atom : string.Empty);

    // How often the part before is repeated.
    private int Count()
    {
        var count = 1;
        if (_position < _pattern.Length)
        {
            switch (_pattern[_position])
            {
                case '*':
                    (count, _position) = (_repetitions, _position + 1);
                    break;
                case '+':
                    (count, _position) = (Math.Max(1, _repetitions), _position + 1);
                    break;
                case '?':
                    (count, _position) = (0, _position + 1);
                    break;
                case '{' when Repetition.Match(_pattern, _position) is { Success: true } repetition:
                    _position += repetition.Length;
                    count = Between(repetition);
                    break;
            }
        }

        // The mark of a repetition that takes as few as it can.
        if (_position < _pattern.Length && _position > 0 && _pattern[_position] == '?' && _pattern[_position - 1] is '*' or '+' or '?' or '}')
        {
            _position++;
        }

        return count;
    }

    private int Between(Match repetition)
    {
        var least = Number(repetition.Groups[1].Value);
        var most = !repetition.Groups[2].Success ? least : repetition.Groups[3].Length > 0 ? Number(repetition.Groups[3].Value) : MaxLength;
        return Math.Clamp(_repetitions, least, most);
    }

    private static int Number(string digits) => Math.Min(int.Parse(digits, CultureInfo.InvariantCulture), MaxLength);
}
