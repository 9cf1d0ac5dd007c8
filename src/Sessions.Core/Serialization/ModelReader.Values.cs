#if NET
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Sessions.Core;

// As the serializer does, null leaves what a property has, and lists and objects are added to what it has.
public ref partial struct ModelReader
{
    private const int LongestDate = 64;

    /// <summary>Reads a text.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The text, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public string? Read(string? current) => _json.TokenType == JsonTokenType.String ? _json.GetString() : Keep(current);

    /// <summary>Reads a whole number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public long Read(long current) => TryReadLong(out var value) ? value : Keep(current);

    /// <summary>Reads a whole number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public long? Read(long? current) => TryReadLong(out var value) ? value : Keep(current);

    /// <summary>Reads a number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public double Read(double current) => TryReadDouble(out var value) ? value : Keep(current);

    /// <summary>Reads a number.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The number, or what the property has.</returns>
    public double? Read(double? current) => TryReadDouble(out var value) ? value : Keep(current);

    /// <summary>Reads a truth value.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public bool Read(bool current) => TryReadBoolean(out var value) ? value : Keep(current);

    /// <summary>Reads a truth value.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public bool? Read(bool? current) => TryReadBoolean(out var value) ? value : Keep(current);

    /// <summary>Reads a point in time.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The point in time, or what the property has.</returns>
    public DateTimeOffset Read(DateTimeOffset current) => TryReadDate(out var value) ? value : Keep(current);

    /// <summary>Reads a point in time.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The point in time, or what the property has.</returns>
    public DateTimeOffset? Read(DateTimeOffset? current) => TryReadDate(out var value) ? value : Keep(current);

    /// <summary>Reads a value of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public T ReadEnum<T>(T current)
        where T : struct, IOpenEnum<T> => _json.TokenType == JsonTokenType.String ? default(T).Create(_json.GetString()!) : Keep(current);

    /// <summary>Reads a value of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public T? ReadEnum<T>(T? current)
        where T : struct, IOpenEnum<T> => _json.TokenType == JsonTokenType.String ? default(T).Create(_json.GetString()!) : Keep(current);

    /// <summary>Reads an object.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The object, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public T? Read<T>(T? current)
        where T : SessionsModel, new()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return Keep(current);
        }

        current ??= new T();
        ReadMembers(current);
        return current;
    }

    /// <summary>Reads a list of texts.</summary>
    /// <param name="current">What the property has.</param>
    /// <returns>The list, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public IList<string>? Read(IList<string>? current)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Keep(current);
        }

        current ??= new List<string>();
        while (!_isLeftToSerializer && _json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            current.Add(Read((string?)null)!);
        }

        return current;
    }

    /// <summary>Reads a list of objects.</summary>
    /// <typeparam name="T">Their class.</typeparam>
    /// <param name="current">What the property has.</param>
    /// <returns>The list, or what the property has.</returns>
    [return: NotNullIfNotNull(nameof(current))]
    public IList<T>? Read<T>(IList<T>? current)
        where T : SessionsModel, new()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Keep(current);
        }

        current ??= new List<T>();
        while (!_isLeftToSerializer && _json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            current.Add(Read((T?)null)!);
        }

        return current;
    }

    /// <summary>
    /// Has the serializer read one value.
    /// </summary>
    internal T ReadOther<T>(T current)
    {
        if (IsNull)
        {
            return current;
        }

        if (!typeof(T).IsValueType && current is not (null or ICollection { Count: 0 }))
        {
            return Keep(current);
        }

        if (SessionsJson.Read<T>(OpenValue(), strict: false) is { } value)
        {
            return value;
        }

        LeaveToSerializer();
        return current;
    }

    private T Keep<T>(T current)
    {
        if (!IsNull)
        {
            LeaveToSerializer();
        }

        return current;
    }

    private readonly bool TryReadLong(out long value)
    {
        value = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out value);
    }

    private readonly bool TryReadDouble(out double value)
    {
        value = 0;
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out value) && double.IsFinite(value);
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
        return DateTimeOffsetText.TryParse(text[.._json.CopyString(text)], out value);
    }
}
#endif
