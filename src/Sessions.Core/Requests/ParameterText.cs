using System.Globalization;

namespace Sessions.Core;

/// <summary>
/// The text of a value in a URL or a form field. No culture shows in it.
/// </summary>
internal static class ParameterText
{
    internal static string Of(object value)
    {
        return value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            DateTimeOffset moment => DateTimeOffsetText.Format(moment),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };
    }
}
