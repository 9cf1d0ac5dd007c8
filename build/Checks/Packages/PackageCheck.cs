namespace Sessions.Build.Checks.Packages;

/// <summary>
/// A package holds the assembly and its documentation for each target framework, the README, an icon, a license and release notes, and a
/// client the schema of its settings; its symbol package holds the symbols, and neither holds anything else.
/// </summary>
internal static class PackageCheck
{
    private const string License = "MIT";
    private const string Readme = "README.md";
    private const string Icon = "icon.png";

    /// <summary>
    /// Says, a line each, what is wrong with a package and its symbol package.
    /// </summary>
    public static IReadOnlyList<string> Run(PackageProject project, PackageContents package, PackageContents symbols)
    {
        var assemblies = project.TargetFrameworks.Select(framework => $"lib/{framework}/{project.Id}").ToList();
        string[] expected =
        [
            Readme,
            Icon,
            .. project.IsClient ? ["ConfigurationSchema.json", $"buildTransitive/{project.Id}.targets"] : Array.Empty<string>(),
            .. assemblies.Select(assembly => assembly + ".dll"),
            .. assemblies.Select(assembly => assembly + ".xml"),
        ];
        return
        [
            .. Compare($"{project.Id}.nupkg", package.Files, expected),
            .. Compare($"{project.Id}.snupkg", symbols.Files, [.. assemblies.Select(assembly => assembly + ".pdb")]),
            .. package.License == License ? Array.Empty<string>() : [$"{project.Id}.nupkg has the license '{package.License}', not {License}"],
            .. package.Readme == Readme ? Array.Empty<string>() : [$"{project.Id}.nupkg does not name {Readme} as its README"],
            .. package.Icon == Icon ? Array.Empty<string>() : [$"{project.Id}.nupkg does not name {Icon} as its icon"],
            .. string.IsNullOrWhiteSpace(package.ReleaseNotes)
                ? [$"{project.Id}.nupkg has no release notes; CHANGELOG.md needs a section for {package.Version}"]
                : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Compare(string name, IReadOnlyList<string> found, IReadOnlyList<string> expected) =>
    [
        .. expected.Except(found).Select(file => $"{name} lacks {file}"),
        .. found.Except(expected).Select(file => $"{name} holds {file}, which does not belong there"),
    ];
}
