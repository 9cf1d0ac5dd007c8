namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// Where something stands.
/// </summary>
/// <param name="File">The file, as it stands in messages.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Pointer">The JSON pointer.</param>
internal sealed record Place(string File, int Line, string Pointer)
{
    public override string ToString() => $"{File}:{Line} {(Pointer.Length > 0 ? Pointer : "/")}";
}
