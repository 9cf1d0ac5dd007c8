using System.Text.RegularExpressions;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Build.Scaffold;

/// <summary>
/// What a provider may be called: its name becomes a part of types, namespaces, folders and environment variables.
/// </summary>
internal static partial class ProviderName
{
    private const int MaxLength = 40;

    // Namespaces and folders that are something else, and names that no folder may have on Windows.
    private static readonly string[] Reserved =
    [
        "Sessions", "Core", "Sandbox", "Build", "Tests", "Test", "Proofs", "BrowserProofs", "Generated", "System", "Microsoft", "Newtonsoft", "Consumer",
        "Con", "Prn", "Aux", "Nul", "Com1", "Com2", "Com3", "Com4", "Lpt1", "Lpt2", "Lpt3", "Lpt4",
    ];

    /// <summary>
    /// Returns whether a text has the form of a provider's name.
    /// </summary>
    public static bool IsName(string text) => text.Length <= MaxLength && Pattern().IsMatch(text);

    /// <summary>
    /// Fails with one sentence when a provider can't be called so.
    /// </summary>
    public static void ThrowUnlessFree(string name, Repository repository)
    {
        if (!IsName(name))
        {
            throw new BuildFailure(
                $"'{name}' can't be the name of a provider; take one in PascalCase, of letters A to Z and digits, at most {MaxLength} characters long, such as Acme.");
        }

        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || CoreTypes().Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new BuildFailure($"'{name}' is the name of something else in the code; take another one for the provider.");
        }

        if (repository.FindProviders().FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase)) is { } provider)
        {
            throw new BuildFailure($"There is a provider {provider.Name} already; `update {provider.Name}` takes a newer document, `remove {provider.Name}` undoes it.");
        }

        // A folder of intermediate files alone is what a provider that was removed has left behind.
        if (new ProviderPlaces(name).Folders.FirstOrDefault(folder => repository.FilesBelow(folder).Any()) is { } taken)
        {
            throw new BuildFailure($"The folder {taken} is there already, without a provider; move it away, or take another name.");
        }
    }

    // A namespace Sessions.Page would hide a type Page from the code in it.
    private static IEnumerable<string> CoreTypes() =>
        new[] { typeof(SessionsClient).Assembly, typeof(SandboxServer).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Select(type => type.Name.Split('`')[0]);

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]+\z")]
    private static partial Regex Pattern();
}
