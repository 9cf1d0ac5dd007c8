namespace Sessions.Sandbox;

/// <summary>
/// One way in which a request is not what its document allows.
/// </summary>
/// <param name="Place">The part of the request: path, query, header or body.</param>
/// <param name="At">The name of the parameter or header, or the JSON pointer into the body; of a form, the pointer to the field.</param>
/// <param name="Message">What is wrong, as the end of a sentence that begins with the place.</param>
internal sealed record StrictViolation(string Place, string At, string Message)
{
    public override string ToString()
    {
        return $"{Place} {(At.Length == 0 ? "itself" : At)} {Message}";
    }
}
