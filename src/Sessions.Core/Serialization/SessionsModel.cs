using System.ComponentModel;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// The base of every object of a provider's API. It keeps the members that this version does not know, so that they survive a round trip.
/// </summary>
public abstract class SessionsModel
{
    private volatile IDictionary<string, JToken>? _additionalProperties;
    private volatile UnknownMembers? _unknown;

    /// <summary>
    /// Gets or sets the members that are not properties of the class, by their names on the wire. Never null. Those that were read are kept as the JSON
    /// that came, and are parsed when the property is used for the first time.
    /// </summary>
    [JsonIgnore]
    public IDictionary<string, JToken> AdditionalProperties
    {
        get => _additionalProperties ?? Parse();
        set => (_additionalProperties, _unknown) = (value, null);
    }

    // For a serializer other than ours; null where there are none, so that no dictionary is made for each object that is written.
    [JsonExtensionData]
    private IDictionary<string, JToken>? ExtensionData
    {
        get => _unknown is null ? _additionalProperties : AdditionalProperties;
        set => _additionalProperties = value;
    }

    /// <summary>
    /// Reads the member that the reader is at. Generated models override it.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <returns>False when the class has no such property.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool ReadMember(ref ModelReader reader) => false;

    /// <summary>
    /// Keeps members that no property takes.
    /// </summary>
    /// <param name="json">An object that has them.</param>
    internal void KeepUnknown(byte[] json)
    {
        if (_additionalProperties is { } parsed)
        {
            new UnknownMembers(json, null).CopyTo(parsed);
        }
        else
        {
            _unknown = new UnknownMembers(json, _unknown);
        }
    }

    /// <summary>
    /// Gets what is written beside the properties: parsed values, or the JSON that came; null when there is nothing.
    /// </summary>
    internal IEnumerable<KeyValuePair<object, object>>? WrittenUnknown()
    {
        var unknown = _unknown;
        return _additionalProperties is { } parsed
            ? parsed.Select(member => new KeyValuePair<object, object>(member.Key, member.Value))
            : unknown?.ToRaw();
    }

    // Several threads may read one model: the first dictionary is that of all.
    private IDictionary<string, JToken> Parse()
    {
        var parsed = new Dictionary<string, JToken>(StringComparer.Ordinal);
        _unknown?.CopyTo(parsed);
#pragma warning disable CS0420 // The interlocked operation is as good as a volatile one.
        var first = Interlocked.CompareExchange(ref _additionalProperties, parsed, null) ?? parsed;
#pragma warning restore CS0420
        _unknown = null;
        return first;
    }
}
