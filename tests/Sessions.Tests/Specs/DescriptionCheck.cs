using Sessions.Build.Checks.Provenance;

namespace Sessions.Tests;

/// <summary>
/// Finds the elements of a spec that lack the text that becomes their documentation.
/// </summary>
internal static class DescriptionCheck
{
    internal static IEnumerable<string> Problems(ParsedSpec spec)
    {
        var withoutDescription = SpecElements.Of(spec)
            .Where(element => element.Pointer != "#/security")
            .Where(element => string.IsNullOrWhiteSpace(spec.Dereference(element.Node)["description"]?.ToString()))
            .Select(element => $"{element.Pointer} has no description.");
        var withoutSummary = spec.Operations
            .Where(operation => string.IsNullOrWhiteSpace(operation.Definition["summary"]?.ToString()))
            .Select(operation => $"{operation.Pointer} has no summary.");
        return withoutDescription.Concat(withoutSummary);
    }
}
