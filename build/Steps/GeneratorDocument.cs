using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Steps;

/// <summary>
/// The form of a spec that the generator reads as it is. It turns YAML into JSON with the escapes of YAML, of which JSON knows only a few, so
/// that it cannot read a control character or a line separator from YAML.
/// </summary>
internal static class GeneratorDocument
{
    /// <summary>
    /// The text that the generator is given: that of the spec, or the same as JSON.
    /// </summary>
    /// <param name="spec">The path of the spec.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<string> ReadAsync(string spec, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(spec, cancellationToken);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = yaml.Documents[0].RootNode;
        return root.AllNodes.OfType<YamlScalarNode>().Any(scalar => scalar.Value?.Any(NeedsEscape) == true)
            ? Convert(root)!.ToJsonString()
            : text;
    }

    private static bool NeedsEscape(char letter) => letter is '\u2028' or '\u2029' || (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'));

    // As the generator does it: each scalar is a string, and null where nothing is there.
    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" } => null,
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
