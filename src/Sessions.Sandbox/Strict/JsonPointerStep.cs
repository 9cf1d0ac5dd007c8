namespace Sessions.Sandbox;

/// <summary>
/// One step of a JSON pointer.
/// </summary>
internal static class JsonPointerStep
{
    public static string Of(string name)
    {
        return name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
