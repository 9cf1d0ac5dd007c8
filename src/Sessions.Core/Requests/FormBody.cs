using System.ComponentModel;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// An <c>application/x-www-form-urlencoded</c> body: the members of a model as fields. The value is written once, when the body is made, so
/// every attempt sends the same bytes.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormBody<T> : RequestBody
    where T : class
{
    private readonly byte[] _content;

    /// <summary>
    /// Writes a value as fields: texts, numbers and flags as they are, dates as RFC 3339 has them, an explicit null, an empty list and an
    /// object without members as an empty value.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="styles">How members with more than one value are written, by their names on the wire; null where all are repeated.</param>
    /// <param name="parameterName">The name of the argument, for the exception.</param>
    /// <exception cref="ArgumentException">The value is null, or a form can't carry it.</exception>
    public FormBody(T value, IReadOnlyDictionary<string, FormStyle>? styles, string parameterName)
    {
        _content = Encoding.ASCII.GetBytes(Write(Members(Guard.NotNull(value, parameterName), parameterName), styles, parameterName));
    }

    /// <inheritdoc />
    public override bool CanReplay => true;

    /// <inheritdoc />
    public override HttpContent CreateContent()
    {
        return new ByteArrayContent(_content) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } };
    }

    private static JObject Members(T value, string parameterName)
    {
        try
        {
            return SessionsJson.WriteTree(value) as JObject
                ?? throw new ArgumentException("Only an object has fields; pass a model.", parameterName);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("The value can't be written as a form: " + exception.Message, parameterName, exception);
        }
    }

    private static string Write(JObject members, IReadOnlyDictionary<string, FormStyle>? styles, string parameterName)
    {
        var text = new StringBuilder();
        foreach (var member in members.Properties())
        {
            var style = styles is not null && styles.TryGetValue(member.Name, out var found) ? found : FormStyle.Repeated;
            foreach (var (name, value) in FormFields.Of(member.Name, member.Value, style, parameterName))
            {
                FormText.Append(text.Length == 0 ? text : text.Append('&'), name, parameterName);
                FormText.Append(text.Append('='), value, parameterName);
            }
        }

        return text.ToString();
    }
}
