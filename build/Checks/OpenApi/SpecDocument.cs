using Sessions.Build.Comparison.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Checks.OpenApi;

/// <summary>
/// A spec as a tree that knows the line and column of each node.
/// </summary>
internal sealed class SpecDocument
{
    private SpecDocument(string name, YamlMappingNode root)
    {
        Name = name;
        Root = root;
    }

    /// <summary>
    /// The file, as it stands in messages.
    /// </summary>
    public string Name { get; }

    public YamlMappingNode Root { get; }

    /// <summary>
    /// Reads a spec.
    /// </summary>
    /// <param name="name">The file, as it stands in messages.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="finding">What is wrong when it isn't YAML or no mapping; then the result is null.</param>
    public static SpecDocument? Read(string name, string yaml, out Finding? finding)
    {
        finding = null;
        if (yaml.Length > SpecLimits.MaxBytes)
        {
            finding = new Finding(name, 1, 1, $"This has more than {SpecLimits.MaxBytes / 1_000_000} MB; cut it down to the operations that matter.");
            return null;
        }

        try
        {
            // What is too deep for the tree below, or holds itself, ends here.
            YamlSpecReader.Read(yaml, CancellationToken.None);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new SpecDocument(name, root);
            }

            finding = new Finding(name, 1, 1, "This is not one YAML mapping.");
        }
        catch (YamlException exception)
        {
            finding = new Finding(name, (int)exception.Start.Line, (int)exception.Start.Column, exception.Message);
        }

        return null;
    }

    public Finding At(YamlNode node, string text) => new(Name, (int)node.Start.Line, (int)node.Start.Column, text);

    /// <summary>
    /// The value of a field, or null.
    /// </summary>
    public static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>
    /// The fields of a mapping with their keys; none when it is something else.
    /// </summary>
    public static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Fields(YamlNode? node) =>
        node is YamlMappingNode mapping
            ? mapping.Children.Where(pair => pair.Key is YamlScalarNode).Select(pair => ((YamlScalarNode)pair.Key, pair.Value))
            : [];

    /// <summary>
    /// Whether the document says that no operation takes a credential: by an empty list at its root, and none elsewhere.
    /// </summary>
    public bool TakesNoCredential =>
        Child(Root, "security") is YamlSequenceNode { Children.Count: 0 } && Operations().All(operation => Alternatives(operation.Operation) is { Count: 0 });

    /// <summary>
    /// The alternatives of the credential that an operation takes; null when nothing is said of it.
    /// </summary>
    public IList<YamlNode>? Alternatives(YamlNode operation) => ((Child(operation, "security") ?? Child(Root, "security")) as YamlSequenceNode)?.Children;

    /// <summary>
    /// Every operation: where it stands, its method and its fields.
    /// </summary>
    public IEnumerable<(YamlScalarNode Method, YamlNode Operation)> Operations() =>
        from path in Fields(Child(Root, "paths"))
        from field in Fields(path.Value)
        where OpenApiGrammar.Operations.Contains(field.Key.Value)
        select (field.Key, field.Value);
}
