using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using JsonProperty = Newtonsoft.Json.Serialization.JsonProperty;

namespace Sessions.Core;

/// <summary>
/// Reads a document into models without reflection: each generated model overrides <see cref="SessionsModel.ReadMember" /> with a line for each
/// property. JSON is taken as RFC 8259 has it; of members with one name the last one counts.
/// </summary>
/// <remarks>
/// Generated models call it; nobody else has a use for it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public ref partial struct ModelReader
{
    private readonly byte[] _utf8;
    private readonly int _start;
    private readonly int _end;
    private readonly JsonReadOptions _options;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _name;
    private int _tokens;

    private ModelReader(byte[] utf8, int start, int end, int maxDepth, in JsonReadOptions options)
    {
        _utf8 = utf8;
        _start = start;
        _end = end;
        _options = options;
        _json = new Utf8JsonReader(utf8.AsSpan(start, end - start), new JsonReaderOptions { MaxDepth = maxDepth });
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
    /// Reads a document: the first bytes of a buffer, which may begin with the byte order mark of UTF-8.
    /// </summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It is not JSON, or not of that type; the exception tells the place.</exception>
    /// <exception cref="TooManyNodesException">It holds more values than the options allow.</exception>
    /// <exception cref="DecoderFallbackException">A string is not UTF-8.</exception>
    internal static T? ReadDocument<T>(byte[] utf8, int length, in JsonReadOptions options)
    {
        var start = SessionsJson.MarkLength(utf8, length);
        NodeCount.Check(utf8.AsSpan(start, length - start), options);
        return ReadPart(utf8, start, length, SessionsJson.MaxDepth, options, ValueReader<T>.Read, ValueReader<T>.Null);
    }

    /// <summary>
    /// Reads a part of a buffer that holds one value.
    /// </summary>
    internal static T? ReadPart<T>(byte[] utf8, int start, int end, int maxDepth, in JsonReadOptions options, ReadValue<T> read, T? whenNull)
    {
        var reader = new ModelReader(utf8, start, end, maxDepth, options);
        var isRead = false;
        try
        {
            reader.Next();
            var value = reader.IsNull && typeof(T) != typeof(StringOrNumber) ? whenNull : read(ref reader);
            isRead = true;

            // A reader at the end of a document throws when anything but blanks follows.
            reader.Next();
            return value;
        }
        catch (JsonException exception)
        {
            // Bytes that are no UTF-8 show as characters that are no JSON.
            SessionsJson.RequireUtf8(utf8, start, end - start);
            throw JsonReadException.Syntax(
                isRead ? "Additional text encountered after finished reading JSON content." : exception.Message, reader.PlaceOf(exception), exception);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DecoderFallbackException encoding)
        {
            throw encoding;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair.
            throw JsonReadException.Syntax(exception.Message, reader.Place(), exception);
        }
    }

    private bool Next()
    {
        if (++_tokens % JsonReadOptions.TokensBetweenChecks == 0)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
        }

        return _json.Read();
    }

    private void ReadMembers(SessionsModel model)
    {
        var required = _options.IsStrict ? new RequiredMembers(model.GetType()) : null;
        var unknownStart = -1;
        var unknownEnd = -1;
        while (Next() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var nameStart = (int)_json.TokenStartIndex;
            _name = _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(_json.GetString()!) : _json.ValueSpan;
            Next();
            required?.Add(_name, IsNull);
            if (TryReadMember(model))
            {
                Keep(model, unknownStart, unknownEnd);
                unknownStart = -1;
                continue;
            }

            Skip();
            unknownStart = unknownStart < 0 ? nameStart : unknownStart;
            unknownEnd = (int)_json.BytesConsumed;
        }

        Keep(model, unknownStart, unknownEnd);
        if (required?.FirstMissing() is { } missing)
        {
            throw JsonReadException.Value($"Required property '{missing}' is missing or null.", Place());
        }
    }

    // A name in another casing is that of the property, and a property that was written by hand is set through its contract.
    private bool TryReadMember(SessionsModel model)
    {
        if (model.ReadMember(ref this))
        {
            return true;
        }

        if (ModelMembers.Of(model.GetType()).Find(_name) is not { } property)
        {
            return false;
        }

        _name = Encoding.UTF8.GetBytes(property.PropertyName!);
        if (!model.ReadMember(ref this))
        {
            ReadProperty(model, property);
        }

        return true;
    }

    private void ReadProperty(SessionsModel model, JsonProperty property)
    {
        if (property.Converter is not null)
        {
            property.ValueProvider!.SetValue(model, ReadBySerializer(property.PropertyType!, property.Converter));
        }
        else if (!IsNull || property.PropertyType == typeof(object))
        {
            property.ValueProvider!.SetValue(model, ValueReader.BoxedReader(property.PropertyType!)(ref this));
        }
    }

    // Members beside each other are kept together.
    private readonly void Keep(SessionsModel model, int start, int end)
    {
        if (start >= 0)
        {
            SessionsJson.RequireUtf8(_utf8, _start + start, end - start);
            var members = new byte[end - start + 2];
            members[0] = (byte)'{';
            Array.Copy(_utf8, _start + start, members, 1, end - start);
            members[members.Length - 1] = (byte)'}';
            model.KeepUnknown(members);
        }
    }

    /// <summary>
    /// Passes a value by that is kept as it is, and looks at whatever would make it unreadable later.
    /// </summary>
    private void Skip()
    {
        var depth = _json.CurrentDepth;
        CheckEscapes();
        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                Next();
                CheckEscapes();
            }
            while (_json.CurrentDepth > depth);
        }
    }

    private readonly void CheckEscapes()
    {
        if (_json.ValueIsEscaped && !JsonEscapes.AreWellFormed(_json.ValueSpan))
        {
            throw JsonReadException.Syntax("A string holds half of a surrogate pair.", Place());
        }
    }

    private readonly Newtonsoft.Json.JsonSerializationException Unexpected(string expected)
    {
        return JsonReadException.Value($"Expected {expected} but found {Found()}.", Place());
    }

    private readonly string Found()
    {
        return _json.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False => "Boolean",
            JsonTokenType.Number => _json.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 ? "Integer" : "Float",
            var kind => kind.ToString(),
        };
    }

    private readonly JsonPlace Place()
    {
        return JsonPlace.Before(Document(), _start + (int)_json.BytesConsumed - MarkLength());
    }

    // The reader has not moved on to the token that it can't read.
    private readonly JsonPlace PlaceOf(JsonException exception)
    {
        var part = _utf8.AsSpan(_start, _end - _start);
        var lineStart = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += part.Slice(lineStart).IndexOf((byte)'\n') + 1;
        }

        var end = Math.Min(lineStart + (int)(exception.BytePositionInLine ?? 0) + 1, part.Length);
        return JsonPlace.Before(Document(), _start + end - MarkLength());
    }

    private readonly int MarkLength() => SessionsJson.MarkLength(_utf8, _end);

    // What stands behind the part is needed for no place in it.
    private readonly ReadOnlySpan<byte> Document() => _utf8.AsSpan(MarkLength(), _end - MarkLength());
}
