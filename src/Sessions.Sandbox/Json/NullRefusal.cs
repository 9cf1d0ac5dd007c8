using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sessions.Sandbox;

/// <summary>
/// Refuses null for the members that are marked as never null.
/// </summary>
internal static class NullRefusal
{
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set && property.AttributeProvider?.IsDefined(typeof(NeverNullAttribute), inherit: false) == true)
            {
                property.Set = (target, value) => set(target, value ?? throw new JsonException("must not be null"));
            }
        }
    }
}
