namespace Sessions.Build.Checks;

/// <summary>
/// Something wrong in a file, with its place. Lines and columns count from 1.
/// </summary>
internal sealed record Finding(string File, int Line, int Column, string Text)
{
    public override string ToString() => $"{File}({Line},{Column}): {Text}";
}
