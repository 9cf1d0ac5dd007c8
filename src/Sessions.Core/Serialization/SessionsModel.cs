using System.ComponentModel;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// The base of every object of a provider's API. It keeps the members that this version does not know, so that they survive a round trip.
/// </summary>
public abstract class SessionsModel
{
    // The attribute stands here, since the serializer would have the property make a dictionary for each object that it writes.
    [JsonExtensionData]
    private IDictionary<string, JToken>? _additionalProperties;

    /// <summary>
    /// The members that are not properties of the class, by their names on the wire. Never null.
    /// </summary>
    [JsonIgnore]
    public IDictionary<string, JToken> AdditionalProperties
    {
        get => _additionalProperties ??= new Dictionary<string, JToken>(StringComparer.Ordinal);
        set => _additionalProperties = value;
    }

#if NET
    /// <summary>
    /// Reads the member that the reader is at. Generated models override it.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <returns>False when the class has no such property.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool ReadMember(ref ModelReader reader) => reader.LeaveToSerializer();
#endif
}
