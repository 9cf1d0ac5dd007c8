using System.Globalization;
using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// Reads YAML as the JSON that it stands for (YAML 1.2, core schema).
/// </summary>
internal static class YamlFile
{
    internal static JsonObject Parse(string text)
    {
        // What is too deep for the tree below, or holds itself, ends here.
        YamlSpecReader.Read(text, CancellationToken.None);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? Convert(root)!.AsObject()
            : throw new YamlException("The file has to hold one object.");
    }

    private static JsonNode? Convert(YamlNode node)
    {
        return node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair =>
                KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
            YamlSequenceNode sequence => new JsonArray(sequence.Select(Convert).ToArray()),
            YamlScalarNode { Style: ScalarStyle.Plain } plain => ConvertPlain(plain.Value!),
            _ => JsonValue.Create(((YamlScalarNode)node).Value),
        };
    }

    private static JsonValue? ConvertPlain(string text)
    {
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
