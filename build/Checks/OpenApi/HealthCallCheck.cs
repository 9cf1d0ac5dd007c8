using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// Every client has a health check unless its document says that it has none. So one operation must be marked as its call: one that takes
/// the credential, changes nothing, and has an argument for each parameter that it needs. Where no
/// operation takes a credential, its call shows the address alone.
/// </summary>
internal static class HealthCallCheck
{
    public static IEnumerable<Finding> Run(SpecDocument document)
    {
        var operations = document.Operations().ToList();
        var marks = operations
            .Select(operation => (operation.Method, operation.Operation, Mark: SpecDocument.Child(operation.Operation, OpenApiGrammar.HealthCheck)))
            .Where(operation => operation.Mark is not null)
            .ToList();
        return marks switch
        {
            [] when operations.Count == 0 => [],
            [] when HasNone(document) => [],
            [var mark, ..] when HasNone(document) => [document.At(mark.Mark!, $"The document says that it has no {OpenApiGrammar.HealthCheck}, but here is one; drop either.")],
            [] => [document.At(document.Root, $"No operation has {OpenApiGrammar.HealthCheck}: mark a harmless one that takes the credential, or write {OpenApiGrammar.HealthCheck}: {OpenApiGrammar.NoHealthCheck} at the root.")],
            [var mark] => Findings(document, mark.Operation, mark.Mark!),
            [_, var second, ..] => [document.At(second.Mark!, $"A second operation has {OpenApiGrammar.HealthCheck}; mark one.")],
        };
    }

    private static bool HasNone(SpecDocument document) => SpecDocument.Child(document.Root, OpenApiGrammar.HealthCheck) is not null;

    private static IEnumerable<Finding> Findings(SpecDocument document, YamlNode operation, YamlNode mark)
    {
        if (SpecDocument.Child(operation, OpenApiGrammar.RetrySafe) is not YamlScalarNode { Value: "true" })
        {
            yield return document.At(mark, $"A health check must be harmless, but the operation has no {OpenApiGrammar.RetrySafe}.");
        }

        if (!document.TakesNoCredential && (document.Alternatives(operation) is not { Count: > 0 } alternatives || alternatives.Any(alternative => !SpecDocument.Fields(alternative).Any())))
        {
            yield return document.At(mark, "A health check must show that the credential works, but the operation needs none.");
        }

        foreach (var name in Required(operation).Where(name => SpecDocument.Child(SpecDocument.Child(mark, "arguments"), name) is null))
        {
            yield return document.At(mark, $"The operation needs {name}; give it a value in arguments.");
        }

        if (SpecDocument.Child(operation, "requestBody") is not null && SpecDocument.Child(mark, "body") is null)
        {
            yield return document.At(mark, "The operation has a body; give its JSON in body.");
        }

        var responses = SpecDocument.Child(operation, "responses");
        foreach (var answer in (SpecDocument.Child(mark, "answers") as YamlSequenceNode ?? []).OfType<YamlScalarNode>())
        {
            if (SpecDocument.Child(responses, answer.Value!) is null)
            {
                yield return document.At(answer, $"The operation has no response {answer.Value}.");
            }
        }
    }

    private static IEnumerable<string> Required(YamlNode operation)
    {
        return (SpecDocument.Child(operation, "parameters") as YamlSequenceNode ?? [])
            .Where(parameter => SpecDocument.Child(parameter, "required") is YamlScalarNode { Value: "true" })
            .Select(parameter => (SpecDocument.Child(parameter, "name") as YamlScalarNode)?.Value ?? string.Empty);
    }
}
