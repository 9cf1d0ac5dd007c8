using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Sessions.Core;

// Null leaves what a property has. The promised kind is read here; of any other, JsonScalars decides.
public ref partial struct ModelReader
{
    private const int LongestDate = 64;
    private const int SmallestNumberTooSmall = 6;
    private const int LongestString = 0x3FFFFFDF;

    /// <summary>Reads a text.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The text, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public string? Read(string? current) => _json.TokenType == JsonTokenType.String ? Text() : IsNull ? current : (string)ReadScalar(typeof(string));

    /// <summary>Reads a whole number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public long Read(long current) => TryReadLong(out var value) ? value : IsNull ? current : (long)ReadScalar(typeof(long));

    /// <summary>Reads a whole number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public long? Read(long? current) => TryReadLong(out var value) ? value : IsNull ? current : (long)ReadScalar(typeof(long));

    /// <summary>Reads a number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public double Read(double current) => TryReadDouble(out var value) ? value : IsNull ? current : (double)ReadScalar(typeof(double));

    /// <summary>Reads a number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public double? Read(double? current) => TryReadDouble(out var value) ? value : IsNull ? current : (double)ReadScalar(typeof(double));

    /// <summary>Reads a truth value.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public bool Read(bool current) => TryReadBoolean(out var value) ? value : IsNull ? current : (bool)ReadScalar(typeof(bool));

    /// <summary>Reads a truth value.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public bool? Read(bool? current) => TryReadBoolean(out var value) ? value : IsNull ? current : (bool)ReadScalar(typeof(bool));

    /// <summary>Reads a point in time.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The point in time, or what the property has.</returns>
    public DateTimeOffset Read(DateTimeOffset current) =>
        TryReadDate(out var value) ? value : IsNull ? current : (DateTimeOffset)ReadScalar(typeof(DateTimeOffset));

    /// <summary>Reads a point in time.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The point in time, or what the property has.</returns>
    public DateTimeOffset? Read(DateTimeOffset? current) =>
        TryReadDate(out var value) ? value : IsNull ? current : (DateTimeOffset)ReadScalar(typeof(DateTimeOffset));

    /// <summary>Reads a value of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public T ReadEnum<T>(T current)
        where T : struct, IOpenEnum<T> => IsNull ? current : ReadEnum<T>();

    /// <summary>Reads a value of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public T? ReadEnum<T>(T? current)
        where T : struct, IOpenEnum<T> => IsNull ? current : ReadEnum<T>();

    /// <summary>Reads an object.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The object, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public T? Read<T>(T? current)
        where T : SessionsModel, new()
    {
        if (IsNull)
        {
            return current;
        }

        RequireObject();
        var model = new T();
        ReadMembers(model);
        return model;
    }

    /// <summary>Reads a list of texts.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The list, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public IList<string>? Read(IList<string>? current)
    {
        if (IsNull)
        {
            return current;
        }

        RequireList();
        var list = new List<string>();
        while (NextItem())
        {
            list.Add(Read((string?)null)!);
        }

        return list;
    }

    /// <summary>Reads a list of objects.</summary>
    /// <typeparam name="T">Their class.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The list, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public IList<T>? Read<T>(IList<T>? current)
        where T : SessionsModel, new()
    {
        if (IsNull)
        {
            return current;
        }

        RequireList();
        var list = new List<T>();
        while (NextItem())
        {
            list.Add(Read((T?)null)!);
        }

        return list;
    }

    /// <summary>
    /// Reads a value of a type that has no method of its own.
    /// </summary>
    internal T ReadOther<T>(T current)
    {
        if (!IsNull)
        {
            return ValueReader<T>.Read(ref this);
        }

        // A null among values of any type is one of them, and is written again.
        return typeof(T) == typeof(object) && current is null ? (T)(object)Newtonsoft.Json.Linq.JValue.CreateNull() : current;
    }

    /// <summary>
    /// Reads a string, a number or a truth value by the rules of <see cref="JsonScalars" />.
    /// </summary>
    internal readonly object ReadScalar(Type type)
    {
        var value = _json.TokenType switch
        {
            JsonTokenType.String => JsonScalars.Read(type, JsonTokenType.String, Text()),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => JsonScalars.Read(type, _json.TokenType, RawText()),
            _ => null,
        };
        return value ?? throw Unexpected(JsonScalars.Expectation(type)!);
    }

    internal readonly T ReadEnum<T>()
        where T : struct, IOpenEnum<T> => _json.TokenType == JsonTokenType.String ? default(T).Create(Text()) : throw Unexpected("a string");

    internal void ReadModel(SessionsModel model)
    {
        RequireObject();
        ReadMembers(model);
    }

    internal List<T> ReadList<T>()
    {
        RequireList();
        var list = new List<T>();
        while (NextItem())
        {
            list.Add(ReadItem<T>());
        }

        return list;
    }

    internal Dictionary<string, T> ReadDictionary<T>()
    {
        RequireObject();
        var members = new Dictionary<string, T>();
        while (Next() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text();
            Next();
            members[name] = ReadItem<T>();
        }

        return members;
    }

    /// <summary>
    /// Refuses a value of a type that can't be made.
    /// </summary>
    internal readonly Exception NoInstance(Type type) => JsonReadException.Value($"There is no value of the type {type.Name}.", Place());

    private T ReadItem<T>()
    {
        return !IsNull ? ValueReader<T>.Read(ref this)
            : ValueReader<T>.IsNullable ? default!
            : throw Unexpected(JsonScalars.Expectation(typeof(T)) ?? "a value");
    }

    private bool NextItem() => Next() && _json.TokenType != JsonTokenType.EndArray;

    private readonly void RequireObject()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected("an object");
        }
    }

    private readonly void RequireList()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected("a list");
        }
    }

    private readonly string Text()
    {
        return _json.ValueSpan.Length <= LongestString ? _json.GetString()! : throw JsonReadException.Value("A string is too long.", Place());
    }

    private readonly string RawText() => SessionsJson.StrictUtf8.GetString(_json.ValueSpan.ToArray());

    private readonly bool TryReadLong(out long value)
    {
        value = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out value);
    }

    // Of a number that is too small to be told from zero the rules decide; it takes six characters at least.
    private readonly bool TryReadDouble(out double value)
    {
        value = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out value) && !double.IsInfinity(value)
            && (value != 0 || _json.ValueSpan.Length < SmallestNumberTooSmall);
    }

    private readonly bool TryReadBoolean(out bool value)
    {
        value = _json.TokenType == JsonTokenType.True;
        return value || _json.TokenType == JsonTokenType.False;
    }

    private readonly bool TryReadDate(out DateTimeOffset value)
    {
        value = default;
        if (_json.TokenType != JsonTokenType.String || _json.ValueSpan.Length > LongestDate)
        {
            return false;
        }

        Span<char> text = stackalloc char[LongestDate];
        return DateTimeOffsetText.TryParse(text.Slice(0, _json.CopyString(text)), out value);
    }
}
