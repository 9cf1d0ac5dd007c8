using Sessions.Build.Checks.OpenApi;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Marks the operations that take no credential where the document asks all for one: of an empty list, the generator leaves no trace in the
/// document that the sandbox reads.
/// </summary>
internal static class PublicOperations
{
    /// <summary>
    /// The text of a spec with a mark above each empty list.
    /// </summary>
    public static string Mark(string specName, string spec)
    {
        if (SpecDocument.Read(specName, spec, out _) is not { } document || SpecDocument.Child(document.Root, "security") is null)
        {
            return spec;
        }

        var lines = spec.Split('\n').ToList();
        foreach (var (_, operation) in document.Operations().Reverse())
        {
            var field = SpecDocument.Fields(operation).FirstOrDefault(field => field.Key.Value == "security");
            if (field.Value is YamlSequenceNode { Children.Count: 0 } && SpecDocument.Child(operation, OpenApiGrammar.WithoutCredential) is null)
            {
                lines.Insert((int)field.Key.Start.Line - 1, $"{new string(' ', (int)field.Key.Start.Column - 1)}{OpenApiGrammar.WithoutCredential}: true");
            }
        }

        return string.Join('\n', lines);
    }
}
