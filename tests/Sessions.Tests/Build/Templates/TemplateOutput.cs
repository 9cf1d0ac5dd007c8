using System.Text.RegularExpressions;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// A tag of a Liquid template that writes a value, with the line that it is on.
/// </summary>
internal sealed partial record TemplateOutput(string File, string Line, string Expression)
{
    // What cannot hold a text of a document, and why.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["ToolchainVersion"] = "the version of the generator",
        ["usage"] = "a setting in nswag.json",
        ["Namespace"] = "a setting in nswag.json",
        ["Provider"] = "the end of the namespace",
        ["Class"] = "a setting in nswag.json",
        ["Class | replace: \"Client\", \"Options\""] = "a setting in nswag.json",
        ["credential"] = "one of three words of the template",
        ["property.Type"] = "a type: Class.liquid and Enum.liquid write its name as an identifier",
        ["property.Type | rtrimquestionmark"] = "a type",
        ["parameter.Type | rtrimquestionmark"] = "a type",
        ["operation.ContentParameter.Type | rtrimquestionmark"] = "a type",
        ["operation.UnwrappedResultType"] = "a type",
        ["response.Type"] = "a type",
        ["property.DefaultValue"] = "an empty list or map, since generateDefaultValues is off in nswag.json",
        ["memberName"] = "captured from identifiers",
        ["name"] = "an identifier already",
        ["call"] = "captured from code",
        ["values | remove_first: \", \""] = "captured from code",
        ["declarations | remove_first: \", \""] = "captured from code",
    };

    /// <summary>
    /// Why the tag could write a text of a document as code; null when it cannot.
    /// </summary>
    public string? Problem
    {
        get
        {
            var filter = Expression.Split(" | ")[^1];
            return filter switch
            {
                _ when Known.ContainsKey(Expression) => null,
                "tab" when Rendered().IsMatch(Expression) => null,
                "literal" when Line.Contains($"\"{{{{ {Expression}", StringComparison.Ordinal) => "has quotes around a literal, which brings its own",
                "csharpdocs" when !Line.TrimStart().StartsWith("///", StringComparison.Ordinal) && !File.EndsWith(".Example.liquid", StringComparison.Ordinal) => "escapes for documentation outside of it",
                "literal" or "url_encode" or "csharpdocs" or "plus: 0" => null,
                _ => "has no filter for the place that it writes to: literal, url_encode (identifiers), csharpdocs or plus: 0 (numbers)",
            };
        }
    }

    public override string ToString() => $"{File}: {{{{ {Expression} }}}} {Problem}";

    public static IEnumerable<TemplateOutput> Read(string file, string template) =>
        from line in template.Split('\n')
        from match in Tags().Matches(line)
        select new TemplateOutput(file, line, match.Groups[1].Value);

    [GeneratedRegex(@"\{\{-?\s*(.*?)\s*-?\}\}")]
    private static partial Regex Tags();

    // C# ends a line at these three as well, and with it a comment.
    [GeneratedRegex(@"^(?:Clients|Classes) \| replace: ""\\u0085"", "" "" \| replace: ""\\u2028"", "" "" \| replace: ""\\u2029"", "" "" \| tab$")]
    private static partial Regex Rendered();
}
