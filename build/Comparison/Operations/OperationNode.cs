using System.Text.RegularExpressions;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// An operation of a document.
/// </summary>
internal sealed partial record OperationNode(string Method, string Path, SpecNode PathItem, SpecNode Node)
{
    public string Address => $"{Method.ToUpperInvariant()} {Path}";

    /// <summary>
    /// The path without the names of its parameters, which are of no account on the wire.
    /// </summary>
    public string Template { get; } = $"{Method} {Parameters().Replace(Path, "{}")}";

    public string? Id => Node["operationId"]?.Text;

    /// <summary>
    /// What C# calls it, or what it is called where nothing says that.
    /// </summary>
    public string Name => Node["x-csharp-name"]?.Text ?? Id ?? Address;

    /// <summary>
    /// The names of the parameters in the path, in their order.
    /// </summary>
    public IReadOnlyList<string> PathParameters => [.. Parameters().Matches(Path).Select(match => match.Value.Trim('{', '}'))];

    [GeneratedRegex(@"\{[^{}/]*\}")]
    private static partial Regex Parameters();
}
