using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sessions.Sandbox;

/// <summary>
/// Finds the first required member that a document lacks.
/// </summary>
internal static class MissingMember
{
    /// <summary>
    /// The path of the member, such as <c>billing.input_cost</c>; null when none is missing.
    /// </summary>
    public static string? Find(JsonElement element, Type type, JsonSerializerOptions options)
    {
        return Find(element, type, options, string.Empty);
    }

    private static string? Find(JsonElement element, Type type, JsonSerializerOptions options, string path)
    {
        if (element.ValueKind == JsonValueKind.Array && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return element.EnumerateArray()
                .Select((item, index) => Find(item, type.GetGenericArguments()[0], options, $"{path}[{index}]"))
                .FirstOrDefault(found => found is not null);
        }

        var contract = options.GetTypeInfo(type);
        return element.ValueKind == JsonValueKind.Object && contract.Kind == JsonTypeInfoKind.Object
            ? contract.Properties.Select(property => Find(element, property, options, path)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static string? Find(JsonElement element, JsonPropertyInfo property, JsonSerializerOptions options, string path)
    {
        var member = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
        if (element.TryGetProperty(property.Name, out var value))
        {
            return Find(value, property.PropertyType, options, member);
        }

        return property.IsRequired ? member : null;
    }
}
