#if NET
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Sessions.Core;

/// <summary>
/// Reads models from JSON that is what the provider's document promises, without reflection. Whatever else comes, be it a value of another
/// type, a name in another casing or a syntax error, is left to the serializer, which then reads the whole text from its beginning: it alone
/// decides what is forgiven, and says where a text is wrong.
/// </summary>
/// <remarks>
/// Generated models call it; nobody else has a use for it. The oldest target has no reader of UTF-8 and leaves everything to the serializer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public ref partial struct ModelReader
{
    private readonly byte[] _utf8;
    private readonly int _start;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _name;
    private bool _isLeftToSerializer;

    private ModelReader(byte[] utf8, int start, int end)
    {
        _utf8 = utf8;
        _start = start;
        _json = new Utf8JsonReader(utf8.AsSpan(start, end - start), new JsonReaderOptions { MaxDepth = SessionsJson.MaxDepth });
    }

    /// <summary>
    /// Whether the value of the member is null.
    /// </summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>
    /// Whether the member has this name.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <returns>True when it has.</returns>
    public readonly bool Is(ReadOnlySpan<byte> name) => _name.SequenceEqual(name);

    /// <summary>
    /// Gives up, for a model that this class can't read or a value that is not the promised one.
    /// </summary>
    /// <returns>True: there is nothing left to do about the member.</returns>
    public bool LeaveToSerializer()
    {
        _isLeftToSerializer = true;
        return true;
    }

    /// <summary>
    /// Reads a text, unless it has to be left to the serializer.
    /// </summary>
    internal static bool TryRead<T>(string json, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if (!Root<T>.IsReadable)
        {
            return false;
        }

        try
        {
            var utf8 = SessionsJson.StrictUtf8.GetBytes(json);
            return TryRead(utf8, utf8.Length, out value);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>
    /// Reads the first bytes of a buffer, unless they have to be left to the serializer.
    /// </summary>
    internal static bool TryRead<T>(byte[] utf8, int length, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if (!Root<T>.IsReadable)
        {
            return false;
        }

        try
        {
            var reader = new ModelReader(utf8, Utf8TextReader.MarkLength(utf8, length), length);
            var root = Activator.CreateInstance<T>();
            if (!reader.TryReadDocument((SessionsModel)(object)root!))
            {
                return false;
            }

            value = root!;
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or DecoderFallbackException or Newtonsoft.Json.JsonException)
        {
            // No JSON, no UTF-8, half of a surrogate pair, or a value that the serializer refuses.
            return false;
        }
    }

    private bool TryReadDocument(SessionsModel root)
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        ReadMembers(root);

        // A reader at the end of a document throws when anything but blanks follows.
        return !_isLeftToSerializer && !_json.Read();
    }

    private void ReadMembers(SessionsModel model)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueIsEscaped)
            {
                LeaveToSerializer();
                return;
            }

            _name = _json.ValueSpan;
            _json.Read();
            if (!model.ReadMember(ref this))
            {
                KeepUnknown(model);
            }

            if (_isLeftToSerializer)
            {
                return;
            }
        }
    }

    // The serializer also takes names in another casing, and those of properties that were written by hand.
    private void KeepUnknown(SessionsModel model)
    {
        var name = SessionsJson.StrictUtf8.GetString(_name);
        if (SessionsContractResolver.Tolerant.ResolveContract(model.GetType()) is JsonObjectContract contract
            && contract.Properties.GetClosestMatchProperty(name) is null or { Ignored: true })
        {
            model.AdditionalProperties[name] = ReadToken();
        }
        else
        {
            LeaveToSerializer();
        }
    }

    private JToken ReadToken()
    {
        return _json.TokenType switch
        {
            JsonTokenType.String => new JValue(_json.GetString()),
            JsonTokenType.True => new JValue(true),
            JsonTokenType.False => new JValue(false),
            JsonTokenType.Null => JValue.CreateNull(),
            _ => SessionsJson.ReadToken(OpenValue()),
        };
    }

    private TextReader OpenValue()
    {
        var start = _start + (int)_json.TokenStartIndex;
        _json.Skip();
        return Utf8TextReader.OpenPart(_utf8, start, _start + (int)_json.BytesConsumed);
    }

    private static class Root<T>
    {
        internal static readonly bool IsReadable = typeof(SessionsModel).IsAssignableFrom(typeof(T))
            && !typeof(T).IsAbstract
            && !typeof(T).IsDefined(typeof(Newtonsoft.Json.JsonConverterAttribute), inherit: true)
            && typeof(T).GetConstructor(Type.EmptyTypes) is not null;
    }
}
#endif
