using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Sessions.Core;

/// <summary>
/// Reads and writes the JSON of the providers, with one set of rules for all of them.
/// </summary>
public static class SessionsJson
{
    internal const int MaxDepth = 64;

    // Most requests are small, and the default buffers are not.
    private const int WriteBufferSize = 512;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializer Tolerant = CreateSerializer(SessionsContractResolver.Tolerant);

    private static readonly JsonSerializer Strict = CreateSerializer(SessionsContractResolver.Strict);

    /// <summary>
    /// Reads a model from JSON as a client reads a response.
    /// </summary>
    /// <typeparam name="T">The type of the model.</typeparam>
    /// <param name="json">The text.</param>
    /// <returns>The model; null for the text <c>null</c>.</returns>
    /// <exception cref="JsonException">The text is not JSON, or not of that type.</exception>
    public static T? Read<T>(string json)
    {
        return Read<T>(Guard.NotNull(json, nameof(json)), strict: false);
    }

    /// <summary>
    /// Writes a model as a client writes a request body.
    /// </summary>
    /// <param name="value">The model.</param>
    /// <returns>The JSON text, without line breaks.</returns>
    /// <exception cref="JsonException">The model can't be written.</exception>
    public static string Write(object? value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(value, text);
        return text.ToString();
    }

    internal static byte[] Write(object value, string parameterName)
    {
        try
        {
            using var buffer = new MemoryStream();
            using (var text = new StreamWriter(buffer, Utf8, WriteBufferSize, leaveOpen: true))
            {
                Write(value, text);
            }

            return buffer.ToArray();
        }
        catch (Exception exception) when (exception is JsonException or EncoderFallbackException)
        {
            throw new ArgumentException("The value can't be written as JSON: " + exception.Message, parameterName, exception);
        }
    }

    internal static JToken WriteTree(object value)
    {
        using var writer = new JTokenWriter();
        Tolerant.Serialize(writer, value);
        return writer.Token!;
    }

    internal static T? Read<T>(string json, bool strict)
    {
#if NET
        if (!strict && ModelReader.TryRead(json, out T? value))
        {
            return value;
        }
#endif
        using var text = new StringReader(json);
        return Read<T>(text, strict);
    }

    internal static T? Read<T>(byte[] utf8, int length, bool strict)
    {
#if NET
        if (!strict && ModelReader.TryRead(utf8, length, out T? value))
        {
            return value;
        }
#endif
        using var text = Utf8TextReader.Open(utf8, length);
        return Read<T>(text, strict);
    }

    internal static T? Read<T>(TextReader text, bool strict)
    {
        using var reader = new JsonTextReader(text) { ArrayPool = CharPool.Instance };
        var value = (strict ? Strict : Tolerant).Deserialize<T>(reader);
        RequireEnd(reader);
        return value;
    }

    /// <summary>
    /// Reads a member that no property takes, as the serializer does.
    /// </summary>
    internal static JToken ReadToken(TextReader text)
    {
        using var reader = new JsonTextReader(text) { ArrayPool = CharPool.Instance, DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        return JToken.ReadFrom(reader);
    }

    internal static Encoding StrictUtf8 => Utf8;

    private static void Write(object? value, TextWriter text)
    {
        using var writer = new JsonTextWriter(text);
        Tolerant.Serialize(writer, value);
    }

    // A reader at the end of a document throws when anything but blanks and comments follows.
    private static void RequireEnd(JsonTextReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private static JsonSerializer CreateSerializer(IContractResolver contracts)
    {
        return new JsonSerializer
        {
            ContractResolver = contracts,
            Culture = CultureInfo.InvariantCulture,
            DateParseHandling = DateParseHandling.None,
            MaxDepth = MaxDepth,
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.None,
        };
    }
}
