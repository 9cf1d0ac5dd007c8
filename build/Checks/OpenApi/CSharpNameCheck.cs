using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// Finds names on the wire of which the templates make no C# name, and which no mark names. Only letters, digits and underscores may reach
/// the generated code as a name.
/// </summary>
internal static partial class CSharpNameCheck
{
    private const string NamesOfValues = "x-csharp-names";

    public static IEnumerable<Finding> Run(SpecDocument document) =>
    [
        .. StructureCheck.Schemas(document).SelectMany(schema => Members(document, schema).Concat(Values(document, schema))),
        .. Parameters(document),
    ];

    private static IEnumerable<Finding> Members(SpecDocument document, YamlNode schema) =>
        from member in SpecDocument.Fields(SpecDocument.Child(schema, "properties"))
        where SpecDocument.Child(member.Value, OpenApiGrammar.CSharpName) is null && !IsName(Joined(member.Key.Value!))
        select document.At(member.Key, $"The name of this member makes no C# name; give it one with {OpenApiGrammar.CSharpName}.");

    // The values of a number or a flag are not generated.
    private static IEnumerable<Finding> Values(SpecDocument document, YamlNode schema)
    {
        var names = SpecDocument.Child(schema, NamesOfValues);
        return SpecDocument.Child(schema, "type") is YamlScalarNode { Value: "boolean" or "number" }
            ? []
            : from value in (SpecDocument.Child(schema, "enum") as YamlSequenceNode ?? []).OfType<YamlScalarNode>()
              where !IsNull(value) && SpecDocument.Child(names, value.Value!) is null && !IsName(Joined(value.Value!.Replace('-', '_')))
              select document.At(value, $"This value makes no C# name; give it one in {NamesOfValues}.");
    }

    private static IEnumerable<Finding> Parameters(SpecDocument document)
    {
        var items = SpecDocument.Fields(SpecDocument.Child(document.Root, "paths")).Select(path => path.Value).ToList();
        var lists = items.Concat(document.Operations().Select(operation => operation.Operation))
            .SelectMany(owner => SpecDocument.Child(owner, "parameters") as YamlSequenceNode ?? []);
        var components = SpecDocument.Fields(SpecDocument.Child(SpecDocument.Child(document.Root, "components"), "parameters")).Select(parameter => parameter.Value);
        foreach (var parameter in lists.Concat(components))
        {
            if (SpecDocument.Child(parameter, "name") is not YamlScalarNode name)
            {
                continue;
            }

            if (SpecDocument.Child(parameter, OpenApiGrammar.CSharpName) is null && !IsName(Joined(name.Value!)))
            {
                yield return document.At(name, $"The name of this parameter makes no C# name; give it one with {OpenApiGrammar.CSharpName}.");
            }

            if (SpecDocument.Child(parameter, "in") is YamlScalarNode { Value: "header" } && !Token().IsMatch(name.Value!))
            {
                yield return document.At(name, "This is no name of a header; one has letters, digits and some signs (RFC 9110).");
            }
        }
    }

    // What Class.Property.Name.liquid and its like make of a name.
    private static string Joined(string name) => string.Concat(name.Split('_').Select(Capital));

    private static string Capital(string word)
    {
        var parts = word.Replace(' ', '_').Replace('/', '_').Split('-');
        return string.Concat(parts.Select(static part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    }

    private static bool IsName(string name) => Identifier().IsMatch(name);

    private static bool IsNull(YamlScalarNode value) =>
        value.Style == YamlDotNet.Core.ScalarStyle.Plain && value.Value is null or "" or "~" or "null" or "Null" or "NULL";

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,199}\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex Token();
}
