using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import.Operations;

/// <summary>
/// Finds the media type of a body that a client can write or read.
/// </summary>
internal static class ContentChoice
{
    public const string Json = "application/json";
    public const string Form = "multipart/form-data";
    public const string Fields = Checks.OpenApi.FormEncoding.MediaType;

    /// <summary>
    /// The media type of a name without its parameters; a JSON format of a vendor is JSON.
    /// </summary>
    public static string Normal(string name)
    {
        var type = name.Split(';')[0].Trim().ToLowerInvariant();
        return type is "*/*" or "text/json" or "application/*" || type.EndsWith("+json", StringComparison.Ordinal)
            || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("json", StringComparison.Ordinal) && !type.Contains("nd", StringComparison.Ordinal) && !type.Contains("line", StringComparison.Ordinal))
            ? Json
            : type;
    }

    /// <summary>
    /// The first media type of the wanted ones, in the order of these; plain JSON goes before that of a vendor.
    /// </summary>
    public static (string Type, SpecNode Media)? Of(SpecNode? content, IReadOnlyList<string> wanted)
    {
        foreach (var type in wanted)
        {
            var media = content?.Fields.Where(field => Normal(field.Key) == type).OrderBy(field => field.Key == type ? 0 : 1).FirstOrDefault();
            if (media is { Value: { } found })
            {
                return (type, found);
            }
        }

        return null;
    }

    public static string Names(SpecNode content) => string.Join(", ", content.Fields.Keys.Take(6));
}
