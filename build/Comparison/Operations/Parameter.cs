using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// A parameter of an operation, with what OpenAPI takes for granted where nothing is said.
/// </summary>
internal sealed record Parameter(SpecNode Node)
{
    public string Name => Node["name"]?.Text ?? "";

    public string In => Node["in"]?.Text ?? "";

    public bool IsRequired => In == "path" || Node["required"]?.IsTrue == true;

    public string Style => Node["style"]?.Text ?? (In is "query" or "cookie" ? "form" : "simple");

    public bool Explode => Node["explode"] is { } explode ? explode.IsTrue : Style == "form";

    public bool AllowsReserved => Node["allowReserved"]?.IsTrue == true;

    /// <summary>
    /// Name and place; the names of headers have no case.
    /// </summary>
    public string Key => $"{In} {(In == "header" ? Name.ToLowerInvariant() : Name)}";

    /// <summary>
    /// The parameters of an operation; those of its path come last, and only where the operation has none of the same name and place.
    /// </summary>
    public static IReadOnlyList<Parameter> Of(SpecFile file, OperationNode operation) =>
    [
        .. (operation.Node["parameters"]?.Items ?? [])
            .Concat(operation.PathItem["parameters"]?.Items ?? [])
            .Select(node => new Parameter(file.Resolve(node)))
            .DistinctBy(parameter => parameter.Key),
    ];

    /// <summary>
    /// How it is written: an array needs another look than a single value, of which <see cref="Explode" /> says nothing.
    /// </summary>
    public string Writing(SchemaShape? shape) =>
        $"{Style}{(shape?.Type is "array" or "object" ? Explode ? ", exploded" : ", not exploded" : "")}{(AllowsReserved ? ", reserved characters as they are" : "")}";
}
