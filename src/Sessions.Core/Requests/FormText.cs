using System.Text;

namespace Sessions.Core;

/// <summary>
/// Percent-encodes names and values of a form as the URL standard has it for <c>application/x-www-form-urlencoded</c>: UTF-8, and a space as a plus.
/// </summary>
internal static class FormText
{
    private const string Digits = "0123456789ABCDEF";

    internal static void Append(StringBuilder target, string text, string parameterName)
    {
        foreach (var one in Encoding.UTF8.GetBytes(WellFormedText.Of(text, parameterName)))
        {
            var character = (char)one;
            if (IsPlain(character))
            {
                target.Append(character);
            }
            else if (character == ' ')
            {
                target.Append('+');
            }
            else
            {
                target.Append('%').Append(Digits[one >> 4]).Append(Digits[one & 15]);
            }
        }
    }

    private static bool IsPlain(char character)
    {
        return character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '*' or '-' or '.' or '_';
    }
}
