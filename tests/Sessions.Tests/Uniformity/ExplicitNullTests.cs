using System.Reflection;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Sessions.Build;
using Sessions.Core;

namespace Sessions.Tests.Uniformity;

/// <summary>
/// A member takes an explicit null where the document allows null, and nowhere else.
/// </summary>
internal sealed class ExplicitNullTests
{
    private static IEnumerable<TestCaseData> Members =>
        from provider in Repository.Find(AppContext.BaseDirectory).FindProviders()
        let document = JsonNode.Parse(SourceTree.Read($"generated/{provider.Name}/{provider.Name}Sessions.openapi.json"))!
        from schema in document["components"]!["schemas"]!.AsObject()
        let type = Assembly.Load($"Sessions.{provider.Name}").GetType($"Sessions.{provider.Name}.{schema.Key}")
        where type is { IsAbstract: false } && typeof(SessionsModel).IsAssignableFrom(type)
        from member in schema.Value!["properties"]?.AsObject() ?? []
        select new TestCaseData(type, member.Key, AllowsNull(document, member.Value!)).SetArgDisplayNames($"{provider.Name} {schema.Key}.{member.Key}");

    [TestCaseSource(nameof(Members))]
    public void Null_is_sent_where_the_document_allows_it_and_only_when_assigned(Type type, string member, bool allowsNull)
    {
        var property = Property(type, member);
        var assigned = Activator.CreateInstance(type)!;
        property.SetValue(assigned, null);

        Assert.That(Names(assigned).Contains(member), Is.EqualTo(allowsNull || IsValue(property)));
        Assert.That(allowsNull && Names(Activator.CreateInstance(type)!).Contains(member), Is.False);
    }

    private static PropertyInfo Property(Type type, string member) =>
        type.GetProperties().Single(property => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == member);

    private static IEnumerable<string> Names(object model) => JsonNode.Parse(SessionsJson.Write(model))!.AsObject().Select(member => member.Key);

    // Null makes a value type its default.
    private static bool IsValue(PropertyInfo property) => property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null;

    // A schema without a type takes any value, and so does, for the generator, an object without members.
    private static bool AllowsNull(JsonNode document, JsonNode schema)
    {
        var target = schema["$ref"] ?? schema["allOf"]?[0]?["$ref"];
        var referred = target is null ? null : document["components"]!["schemas"]![target.GetValue<string>().Split('/')[^1]];
        var isFree = schema["type"]?.ToString() == "object" && schema["properties"] is null && schema["additionalProperties"] is null;
        return isFree || schema["nullable"]?.ToString() == "true" || referred?["nullable"]?.ToString() == "true" || !((string[])["type", "$ref", "allOf", "oneOf", "anyOf", "enum"]).Any(keyword => schema[keyword] is not null);
    }
}
