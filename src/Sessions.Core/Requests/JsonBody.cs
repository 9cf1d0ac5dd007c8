using System.ComponentModel;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// A JSON body. The value is serialized once, when the body is made, so every attempt sends the same bytes.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonBody<T> : RequestBody
    where T : class
{
    private readonly byte[] _utf8;

    /// <summary>
    /// Serializes a value.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The name of the argument, for the exception.</param>
    /// <exception cref="ArgumentException">The value is null, or it can't be written as JSON.</exception>
    public JsonBody(T value, string parameterName)
    {
        _utf8 = SessionsJson.Write(Guard.NotNull(value, parameterName), parameterName);
    }

    private JsonBody(byte[] utf8)
    {
        _utf8 = utf8;
    }

    /// <inheritdoc />
    public override bool CanReplay => true;

    /// <inheritdoc />
    public override HttpContent CreateContent()
    {
        var content = new ByteArrayContent(_utf8);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }

    /// <inheritdoc />
    internal override RequestBody WithMember(string path, object value)
    {
        var root = SessionsJson.Read<JObject>(Encoding.UTF8.GetString(_utf8)) ?? new JObject();
        var steps = path.Split('.');
        var owner = root;
        foreach (var step in steps.Take(steps.Length - 1))
        {
            if (owner[step] is not JObject next)
            {
                next = new JObject();
                owner[step] = next;
            }

            owner = next;
        }

        owner[steps[steps.Length - 1]] = JToken.FromObject(value);
        return new JsonBody<T>(Encoding.UTF8.GetBytes(root.ToString(Formatting.None)));
    }
}
