using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// The mark of a URL-encoded form must say what its encoding says: the client is generated from the one, and every other tool reads the other.
/// </summary>
internal static class FormStyleCheck
{
    public static IEnumerable<Finding> Run(SpecDocument document)
    {
        foreach (var (method, operation) in document.Operations())
        {
            var said = Encoding(document, operation);
            var mark = SpecDocument.Child(operation, FormEncoding.Mark);
            var marked = SpecDocument.Fields(mark).ToDictionary(field => field.Key.Value!, field => (field.Value as YamlScalarNode)?.Value ?? "", StringComparer.Ordinal);
            if (said.Count != marked.Count || said.Any(style => marked.GetValueOrDefault(style.Key) != style.Value))
            {
                var wanted = said.Count == 0
                    ? "leave it out"
                    : $"write {{{string.Join(", ", said.Select(style => $"{style.Key}: {style.Value}"))}}}";
                yield return document.At(mark ?? method, $"The {FormEncoding.Mark} of this operation are not what the encoding of its form says; {wanted}.");
            }
        }
    }

    private static Dictionary<string, string> Encoding(SpecDocument document, YamlNode operation)
    {
        var form = SpecDocument.Child(SpecDocument.Child(Body(document, operation), "content"), FormEncoding.MediaType);
        return SpecDocument.Fields(SpecDocument.Child(form, "encoding"))
            .Select(member => (Name: member.Key.Value!, Style: FormEncoding.StyleOf(Text(member.Value, "style"), Flag(member.Value, "explode"), Text(member.Value, "contentType"))))
            .Where(member => member.Style is not null)
            .ToDictionary(member => member.Name, member => member.Style!, StringComparer.Ordinal);
    }

    private static YamlNode? Body(SpecDocument document, YamlNode operation)
    {
        var body = SpecDocument.Child(operation, "requestBody");
        return Text(body, "$ref") is { } reference
            ? SpecDocument.Child(SpecDocument.Child(SpecDocument.Child(document.Root, "components"), "requestBodies"), reference.Split('/')[^1])
            : body;
    }

    private static string? Text(YamlNode? node, string key) => (SpecDocument.Child(node, key) as YamlScalarNode)?.Value;

    private static bool? Flag(YamlNode? node, string key) => Text(node, key) is { } text ? text == "true" : null;
}
