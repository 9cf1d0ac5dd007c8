namespace Sessions.Build.Checks.Packages;

/// <summary>
/// What a package asks for.
/// </summary>
/// <param name="Framework">The target framework that it asks for it, such as <c>netstandard2.0</c>.</param>
/// <param name="Id">The package that it asks for.</param>
/// <param name="Version">The lowest version that it takes.</param>
internal sealed record PackageDependency(string Framework, string Id, string Version);
