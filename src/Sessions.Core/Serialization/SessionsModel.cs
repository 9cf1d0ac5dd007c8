using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// The base of every object of a provider's API. It keeps the members that this version does not know, so that they survive a round trip.
/// </summary>
public abstract class SessionsModel
{
    private IDictionary<string, JToken>? _additionalProperties;

    /// <summary>
    /// The members that are not properties of the class, by their names on the wire. Never null.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties
    {
        get => _additionalProperties ??= new Dictionary<string, JToken>(StringComparer.Ordinal);
        set => _additionalProperties = value;
    }
}
