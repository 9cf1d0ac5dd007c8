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
internal sealed record ConformanceFinding(
    string Provider, string? Operation, string Part, string Place, string Why, string Exchange, string File, int Line)
{
    public override string ToString() => $"{Provider} {Operation ?? "(no operation)"}: {Part} {Place} {Why}; {Exchange}, {File}:{Line}";
}
