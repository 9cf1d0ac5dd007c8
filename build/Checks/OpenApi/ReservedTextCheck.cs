using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// Finds the one text that the generator does not write as it is: its own mark of an empty template, which it takes out wherever it occurs.
/// </summary>
internal static class ReservedTextCheck
{
    private const string EmptyTemplate = "__EMPTY-TEMPLATE__";

    public static IEnumerable<Finding> Run(SpecDocument document) =>
        from scalar in document.Root.AllNodes.OfType<YamlScalarNode>()
        where scalar.Value?.Contains(EmptyTemplate, StringComparison.Ordinal) == true
        select document.At(scalar, $"This holds {EmptyTemplate}, which the generator takes out of whatever it writes.");
}
