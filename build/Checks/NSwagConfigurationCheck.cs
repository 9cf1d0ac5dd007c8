using System.Text.Json;

namespace Sessions.Build.Checks;

/// <summary>
/// Finds keys of nswag.json that are no settings of the generator, which ignores them without a word.
/// </summary>
internal static class NSwagConfigurationCheck
{
    /// <summary>
    /// Compares a configuration with the complete one that the generator itself writes.
    /// </summary>
    /// <param name="name">The file, as it stands in the findings.</param>
    /// <param name="configuration">Its text.</param>
    /// <param name="complete">The text of a configuration that holds every setting.</param>
    public static IReadOnlyList<Finding> Run(string name, string configuration, string complete)
    {
        IReadOnlyList<JsonKey> keys;
        try
        {
            keys = JsonKey.ReadAll(configuration);
        }
        catch (JsonException exception)
        {
            return [NotJson(name, exception)];
        }

        var known = JsonKey.ReadAll(complete).ToLookup(key => key.ParentPath, key => key.Name, StringComparer.Ordinal);
        return
        [
            .. keys
                .Where(key => (key.ParentPath.Length == 0 || known.Contains(key.ParentPath)) && !known[key.ParentPath].Contains(key.Name))
                .Select(key => new Finding(
                    name,
                    key.Line,
                    key.Column,
                    $"'{key.Path}' is not a setting of the generator and would be ignored.{Spelling.Suggest(key.Name, known[key.ParentPath])}")),
        ];
    }

    /// <summary>
    /// The finding for a configuration that can't be read at all.
    /// </summary>
    public static Finding NotJson(string name, JsonException exception) =>
        new(name, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1, "This is not JSON.");
}
