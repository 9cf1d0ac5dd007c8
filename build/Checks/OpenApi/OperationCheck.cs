using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// What each operation must say. The generator renames the second of two operations with one id, makes up an id where there is none,
/// and treats an operation whose security scheme is misspelled as one that takes no key.
/// </summary>
internal static class OperationCheck
{
    public static IEnumerable<Finding> Run(SpecDocument document)
    {
        var operations = document.Operations().ToList();
        if (operations.Count == 0)
        {
            return [document.At(document.Root, "The document has no operations.")];
        }

        return
        [
            .. Unique(document, operations, "operationId"),
            .. Unique(document, operations, OpenApiGrammar.CSharpName),
            .. operations.SelectMany(operation => Responses(document, operation.Method, operation.Operation)),
            .. operations.Select(operation => operation.Operation).Prepend(document.Root).SelectMany(node => Security(document, node)),
        ];
    }

    private static IEnumerable<Finding> Unique(
        SpecDocument document, IEnumerable<(YamlScalarNode Method, YamlNode Operation)> operations, string field)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (method, operation) in operations)
        {
            if (SpecDocument.Child(operation, field) is not YamlScalarNode { Value.Length: > 0 } value)
            {
                yield return document.At(method, $"This operation has no {field}.");
            }
            else if (!lines.TryAdd(value.Value, value.Start.Line))
            {
                yield return document.At(value, $"The {field} '{value.Value}' stands in line {lines[value.Value]} already.");
            }
        }
    }

    private static IEnumerable<Finding> Responses(SpecDocument document, YamlScalarNode method, YamlNode operation)
    {
        if (!SpecDocument.Fields(SpecDocument.Child(operation, "responses")).Any(response => response.Key.Value!.StartsWith('2')))
        {
            yield return document.At(method, "This operation has no success response.");
        }
    }

    private static IEnumerable<Finding> Security(SpecDocument document, YamlNode node)
    {
        var schemes = SpecDocument.Fields(SpecDocument.Child(SpecDocument.Child(document.Root, "components"), "securitySchemes"))
            .Select(scheme => scheme.Key.Value!)
            .ToList();
        return from requirement in SpecDocument.Child(node, "security") as YamlSequenceNode ?? []
               from scheme in SpecDocument.Fields(requirement)
               where !schemes.Contains(scheme.Key.Value!)
               select document.At(
                   scheme.Key, $"There is no security scheme '{scheme.Key.Value}'.{Spelling.Suggest(scheme.Key.Value!, schemes)}");
    }
}
