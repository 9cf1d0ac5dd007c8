using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sessions.Build.Import;

/// <summary>
/// What the user says of the credential, where the document does not tell.
/// </summary>
/// <param name="Text">The answer as it was written.</param>
/// <param name="Name">The name of the scheme in the spec.</param>
/// <param name="Scheme">The scheme; null when no credential is taken.</param>
internal sealed partial record SecurityAnswer(string Text, string Name, JsonObject? Scheme)
{
    public const string Form = "bearer|basic|header:<name>|query:<name>|none";

    private const string Description = "It was answered for the import; the document of the provider does not tell.";

    /// <summary>
    /// Reads the value of the option <c>--security</c>.
    /// </summary>
    /// <exception cref="BuildFailure">It is not of the form that <see cref="Form" /> shows.</exception>
    public static SecurityAnswer Parse(string text)
    {
        var (kind, name) = text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? (text[..colon], text[(colon + 1)..]) : (text, null);
        return (kind, name) switch
        {
            ("none", null) => new SecurityAnswer(text, "", null),
            ("bearer" or "basic", null) => new SecurityAnswer(
                text, kind == "basic" ? "Basic" : "Bearer", new JsonObject { ["type"] = "http", ["scheme"] = kind, ["description"] = Description }),
            ("header" or "query", not null) when Token().IsMatch(name) => new SecurityAnswer(
                text, "Key", new JsonObject { ["type"] = "apiKey", ["in"] = kind, ["name"] = name, ["description"] = Description }),
            _ => throw new BuildFailure($"'{text}' is no answer to --security; write {Form}, such as header:X-API-Key."),
        };
    }

    // What HTTP allows as the name of a header; a parameter of the query needs no more.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex Token();
}
