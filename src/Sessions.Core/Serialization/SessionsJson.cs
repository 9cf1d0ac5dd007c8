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
        return Read<T>(Guard.NotNull(json, nameof(json)), JsonReadOptions.Unbounded);
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
        return Read<JToken>(Write(value))!;
    }

    internal static T? Read<T>(string json, in JsonReadOptions options)
    {
        try
        {
            var utf8 = Utf8.GetBytes(json);
            return ModelReader.ReadDocument<T>(utf8, utf8.Length, options);
        }
        catch (EncoderFallbackException exception)
        {
            throw new JsonReaderException("The text holds half of a surrogate pair.", exception);
        }
    }

    /// <summary>
    /// Reads the first bytes of a buffer as UTF-8, or as the encoding whose byte order mark they begin with.
    /// </summary>
    internal static T? Read<T>(byte[] bytes, int length, in JsonReadOptions options)
    {
        if (length > 0 && IsMarkOfAnother(bytes[0]))
        {
            bytes = Utf8.GetBytes(Decode(bytes, length, Utf8));
            length = bytes.Length;
        }

        return ModelReader.ReadDocument<T>(bytes, length, options);
    }

    internal static object? Deserialize(Utf8TokenReader reader, Type type, JsonConverter? converter, bool strict)
    {
        var serializer = strict ? Strict : Tolerant;
        if (converter is null)
        {
            return serializer.Deserialize(reader, type);
        }

        reader.Read();
        return converter.ReadJson(reader, type, null, serializer);
    }

    /// <summary>
    /// The first bytes of a buffer as text, without a byte order mark.
    /// </summary>
    internal static string Decode(byte[] bytes, int length, Encoding encoding)
    {
        if (length > 0 && IsMarkOfAnother(bytes[0]))
        {
            using var text = new StreamReader(new MemoryStream(bytes, 0, length, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
            return text.ReadToEnd();
        }

        var start = MarkLength(bytes, length);
        return encoding.GetString(bytes, start, length - start);
    }

    /// <summary>
    /// The length of the byte order mark of UTF-8 at the beginning of a buffer, or 0.
    /// </summary>
    internal static int MarkLength(byte[] bytes, int length)
    {
        return length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
    }

    /// <summary>
    /// Whether a buffer begins with a byte order mark, of whatever encoding.
    /// </summary>
    internal static bool HasMark(byte[] bytes) => bytes.Length > 0 && (IsMarkOfAnother(bytes[0]) || MarkLength(bytes, bytes.Length) > 0);

    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    internal static void RequireUtf8(byte[] bytes, int start, int length)
    {
        _ = Utf8.GetCharCount(bytes, start, length);
    }

    internal static Encoding StrictUtf8 => Utf8;

    private static void Write(object? value, TextWriter text)
    {
        using var writer = new ExactJsonWriter(text);
        Tolerant.Serialize(writer, value);
    }

    // The marks of UTF-16 and UTF-32 begin with bytes that no JSON text in UTF-8 begins with.
    private static bool IsMarkOfAnother(byte first) => first is 0x00 or 0xFE or 0xFF;

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
