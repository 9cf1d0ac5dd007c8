using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// The required members of an object that is read in strict mode, and those that have come.
/// </summary>
internal sealed class RequiredMembers
{
    private readonly ModelMembers _members;
    private readonly HashSet<string> _come = new(StringComparer.Ordinal);

    internal RequiredMembers(Type type)
    {
        _members = ModelMembers.Of(type);
    }

    internal void Add(ReadOnlySpan<byte> name, bool isNull)
    {
        if (_members.Find(name) is { } property && !(isNull && property.Required is Required.Always or Required.DisallowNull))
        {
            _come.Add(property.PropertyName!);
        }
    }

    /// <summary>
    /// The name of a member that is missing, or is null and must not be; null when there is none.
    /// </summary>
    internal string? FirstMissing()
    {
        return _members.Required.FirstOrDefault(property => property.Required != Required.DisallowNull && !_come.Contains(property.PropertyName!))?.PropertyName;
    }
}
