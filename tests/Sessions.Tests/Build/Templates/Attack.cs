namespace Sessions.Tests.Build.Templates;

/// <summary>
/// Texts that end whatever they are written into, where they are not written as data.
/// </summary>
internal static class Attack
{
    /// <summary>
    /// Ends a string, a comment, a tag, a directive, a template and a line in every way that C#, XML, JSON, YAML, MSBuild, Markdown and Liquid know.
    /// </summary>
    public const string Prose =
        "\";public static object Evil=System.Diagnostics.Process.Start(\"evil\");//'\\\\\" */ /* }} {{ {% assign x = 1 %} {{ 1 | divided_by: 0 }} { } </summary><evil> ]]> <!-- & &amp; &#10;"
        + " \"\"\" $(Evil) @(Evil) %0a; ${x} `|` **x** \u00E9\uD83D\uDE00"
        + "\n#if EVIL\n#error evil\n#pragma warning disable\r\n#endif\rpublic class Evil1{}\u0085public class Evil2{}\u2028public class Evil3{}\u2029public class Evil4{}\n";

    /// <summary>
    /// The same with control characters, which no documentation can hold, and of 10,000 letters.
    /// </summary>
    public static string Text { get; } = Prose + "\0\a\b\t\v\f\u001B\u007F\u009F\uFEFF" + new string('x', 10_000);

    /// <summary>
    /// What a path can hold of it.
    /// </summary>
    public const string Path = "';*/<summary>&=,@$(Evil)!~";

    /// <summary>
    /// What the name of a header can hold of it.
    /// </summary>
    public const string Token = "-'`~!#$%&*+.^_|";
}
