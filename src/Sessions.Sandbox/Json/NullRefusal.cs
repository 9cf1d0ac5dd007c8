using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sessions.Sandbox;

/// <summary>
/// Refuses null for the members that are marked as never null, and for the items of their lists and maps.
/// </summary>
internal static class NullRefusal
{
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set && property.AttributeProvider?.IsDefined(typeof(NeverNullAttribute), inherit: false) == true)
            {
                property.Set = (target, value) => set(target, Checked(value));
            }
        }
    }

    private static object Checked(object? value)
    {
        return value switch
        {
            null => throw new JsonException("must not be null"),
            IReadOnlyList<object?> list when list.Contains(null) => throw new JsonException("must be a list without null"),
            IDictionary map when map.Values.Cast<object?>().Contains(null) => throw new JsonException("must be an object without null"),
            _ => value,
        };
    }
}
