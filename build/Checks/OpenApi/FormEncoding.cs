namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// How our templates are told what the <c>encoding</c> of a URL-encoded form says, since the generator does not hand it on: by the mark
/// <c>x-form-styles</c> of the operation, in the words of Core.
/// </summary>
internal static class FormEncoding
{
    public const string MediaType = "application/x-www-form-urlencoded";
    public const string Mark = "x-form-styles";
    public const string Deep = "DeepObject";
    public const string Json = "Json";

    /// <summary>
    /// The words of the mark.
    /// </summary>
    public static IReadOnlyList<string> Styles { get; } = ["CommaDelimited", Deep, Json, "PipeDelimited", "SpaceDelimited"];

    /// <summary>
    /// The word for what is said of a member; null where it needs none, since each item of a list is a field of its own.
    /// </summary>
    public static string? StyleOf(string? style, bool? explode, string? contentType) => style switch
    {
        null when contentType == "application/json" => Json,
        "deepObject" => Deep,
        "spaceDelimited" => explode == true ? null : "SpaceDelimited",
        "pipeDelimited" => explode == true ? null : "PipeDelimited",
        _ => explode == false ? "CommaDelimited" : null,
    };
}
