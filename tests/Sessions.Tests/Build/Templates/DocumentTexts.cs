namespace Sessions.Tests.Build.Templates;

/// <summary>
/// The texts of a document by their places: harmless ones, or the same with an attack behind each.
/// </summary>
internal sealed record DocumentTexts(string Text, string Prose, string Path, string Token)
{
    public static DocumentTexts Harmless { get; } = new("", "", "", "");

    public static DocumentTexts Hostile { get; } = new(Attack.Text, Attack.Prose, Attack.Path, Attack.Token);

    public override string ToString() => Text.Length == 0 ? "harmless" : "hostile";
}
