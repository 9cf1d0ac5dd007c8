using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// How the sandbox reads and writes the JSON of orq.ai.
/// </summary>
internal static class OrqJson
{
    public static JsonSerializerOptions Options { get; } = WireJson.Create([new TopFilterConverter(), new QueryFilterConverter()], WithoutFilterId);

    // The identifier of a query filter is required and read-only: responses have it, requests don't.
    private static void WithoutFilterId(JsonTypeInfo type)
    {
        if (type.Type.IsSubclassOf(typeof(QueryFilter)))
        {
            type.Properties.Single(property => property.Name == "id").IsRequired = false;
        }
    }
}
