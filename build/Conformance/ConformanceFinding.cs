using System.Text.RegularExpressions;

namespace Sessions.Build.Conformance;

/// <summary>
/// Something in an exchange that is not by its spec.
/// </summary>
/// <param name="Provider">The name of the provider.</param>
/// <param name="Operation">The operation that the spec has for the request; null for none.</param>
/// <param name="Part">Request or response.</param>
/// <param name="Place">The place in it, a JSON pointer for a body.</param>
/// <param name="Why">What is wrong there.</param>
/// <param name="Exchange">Method, path and status.</param>
/// <param name="File">The file of the recording.</param>
/// <param name="Line">The line in it.</param>
internal sealed partial record ConformanceFinding(
    string Provider, string? Operation, string Part, string Place, string Why, string Exchange, string File, int Line)
{
    /// <summary>
    /// What two findings of the same mistake have in common: everything but the exchange, and the places in lists.
    /// </summary>
    public string Kind => $"{Provider} {Operation} {Part} {Index().Replace(Place, "/*")} {Why}";

    public override string ToString() => $"{Provider} {Operation ?? "(no operation)"}: {Part} {Place} {Why}; {Exchange}, {File}:{Line}";

    [GeneratedRegex(@"/\d+(?=/|$)")]
    private static partial Regex Index();
}
