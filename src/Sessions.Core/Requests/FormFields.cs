using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// The fields that a member of a form is written as.
/// </summary>
internal static class FormFields
{
    internal static IEnumerable<(string Name, string Value)> Of(string name, JToken value, FormStyle style, string parameterName)
    {
        return style switch
        {
            FormStyle.DeepObject => Deep(name, value),
            FormStyle.Json => [(name, IsNull(value) ? string.Empty : value.ToString(Formatting.None))],
            FormStyle.CommaDelimited => [(name, Delimited(name, value, ',', parameterName))],
            FormStyle.SpaceDelimited => [(name, Delimited(name, value, ' ', parameterName))],
            FormStyle.PipeDelimited => [(name, Delimited(name, value, '|', parameterName))],
            _ => Repeated(name, value),
        };
    }

    private static IEnumerable<(string Name, string Value)> Repeated(string name, JToken value)
    {
        return value is JArray { Count: > 0 } items ? items.Select(item => (name, Flat(item))) : [(name, Flat(value))];
    }

    // The index stands between the brackets, since without it a server can't tell where an object of a list ends and the next one begins.
    private static IEnumerable<(string Name, string Value)> Deep(string name, JToken value)
    {
        return value switch
        {
            JObject { Count: > 0 } members => members.Properties().SelectMany(member => Deep($"{name}[{member.Name}]", member.Value)),
            JArray { Count: > 0 } items => items.SelectMany((item, index) => Deep(FormattableString.Invariant($"{name}[{index}]"), item)),
            _ => [(name, Flat(value))],
        };
    }

    private static string Delimited(string name, JToken value, char delimiter, string parameterName)
    {
        var texts = value is JArray items ? items.Select(Flat).ToList() : [Flat(value)];
        return texts.Count > 1 && texts.Exists(text => text.Split(delimiter).Length > 1)
            ? throw new ArgumentException($"An item of {name} contains '{delimiter}', which parts the items on the wire; send it without.", parameterName)
            : string.Join(delimiter.ToString(), texts);
    }

    private static string Flat(JToken value)
    {
        return value switch
        {
            JContainer { Count: 0 } => string.Empty,
            JContainer container => container.ToString(Formatting.None),
            _ => Scalar((JValue)value),
        };
    }

    private static string Scalar(JValue value)
    {
        return value.Value switch
        {
            null => string.Empty,
            byte[] bytes => Convert.ToBase64String(bytes),
            DateTime moment => DateTimeOffsetText.Format(new DateTimeOffset(moment)),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            var other => ParameterText.Of(other),
        };
    }

    private static bool IsNull(JToken value)
    {
        return value.Type is JTokenType.Null or JTokenType.Undefined;
    }
}
