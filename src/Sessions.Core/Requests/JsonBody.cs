using System.ComponentModel;
using System.Net.Http.Headers;

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

    /// <inheritdoc />
    public override bool CanReplay => true;

    /// <inheritdoc />
    public override HttpContent CreateContent()
    {
        return new ByteArrayContent(_utf8) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
