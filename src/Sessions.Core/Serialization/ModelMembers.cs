using System.Collections.Concurrent;
using System.Text;
using Newtonsoft.Json.Serialization;

namespace Sessions.Core;

/// <summary>
/// The members of a class of models by their names on the wire, in any casing, and which of them are required.
/// </summary>
internal sealed class ModelMembers
{
    private static readonly ConcurrentDictionary<Type, ModelMembers> Known = new();

    private readonly Dictionary<string, JsonProperty> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _longestName;

    private ModelMembers(Type type)
    {
        var contract = (JsonObjectContract)SessionsContractResolver.Strict.ResolveContract(type);
        foreach (var property in contract.Properties.Where(property => !property.Ignored && property.Writable))
        {
            _byName[property.PropertyName!] = property;
            _longestName = Math.Max(_longestName, Encoding.UTF8.GetMaxByteCount(property.PropertyName!.Length));
        }

        Required = [.. contract.Properties.Where(property => !property.Ignored && property.Required != Newtonsoft.Json.Required.Default)];
    }

    /// <summary>
    /// Gets whether there is a member that has a property.
    /// </summary>
    internal bool Any => _byName.Count > 0;

    internal IReadOnlyList<JsonProperty> Required { get; }

    internal static ModelMembers Of(Type type)
    {
        return Known.GetOrAdd(type, static type => new ModelMembers(type));
    }

    /// <summary>
    /// The property that takes a member; null when none does.
    /// </summary>
    internal JsonProperty? Find(ReadOnlySpan<byte> name)
    {
        return name.Length <= _longestName && _byName.TryGetValue(SessionsJson.StrictUtf8.GetString(name.ToArray()), out var property) ? property : null;
    }
}
