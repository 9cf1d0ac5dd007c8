using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// A name in a required list that no property has: the generator skips it, and the property that was meant stays optional.
/// </summary>
internal static class RequiredMemberCheck
{
    public static IEnumerable<Finding> Run(SpecDocument document) =>
        from schema in document.Root.AllNodes.OfType<YamlMappingNode>()
        let properties = SpecDocument.Child(schema, "properties") as YamlMappingNode
        let required = SpecDocument.Child(schema, "required") as YamlSequenceNode
        // With allOf, the property may stand in another part.
        where properties is not null && required is not null && SpecDocument.Child(schema, "allOf") is null
        from name in required.OfType<YamlScalarNode>()
        where SpecDocument.Child(properties, name.Value!) is null
        let known = SpecDocument.Fields(properties).Select(property => property.Key.Value!)
        select document.At(name, $"'{name.Value}' is required but no property.{Spelling.Suggest(name.Value!, known)}");
}
