namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// Finds in a spec what the generator passes over in silence. It needs no Node.
/// </summary>
internal static class SpecCheck
{
    /// <summary>
    /// Checks one spec.
    /// </summary>
    /// <param name="name">The file, as it stands in the findings.</param>
    /// <param name="yaml">Its text.</param>
    public static IReadOnlyList<Finding> Run(string name, string yaml) =>
        SpecDocument.Read(name, yaml, out var unreadable) is { } document
            ? [.. StructureCheck.Run(document).Concat(OperationCheck.Run(document)).Concat(HealthCallCheck.Run(document)).Concat(RequiredMemberCheck.Run(document)).Concat(FormStyleCheck.Run(document))
                .Concat(CSharpNameCheck.Run(document)).Concat(ReservedTextCheck.Run(document))
                .OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)]
            : [unreadable!];
}
