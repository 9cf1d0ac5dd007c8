using System.Text.Json.Nodes;

namespace Sessions.Build.Steps;

/// <summary>
/// What nswag.json says for one provider, in a form that can be read in any folder.
/// </summary>
internal sealed class GeneratorConfiguration(Repository repository)
{
    private readonly string _template = File.ReadAllText(repository.PathTo("nswag.json"));

    /// <summary>
    /// The configuration for a provider: its name and the text of its spec in place of the variables, and whole paths.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="document">The text of its spec, from <see cref="GeneratorDocument" />.</param>
    public string For(Provider provider, string document)
    {
        var root = JsonNode.Parse(_template.Replace("$(Provider)", provider.Name, StringComparison.Ordinal))!.AsObject();
        root.Remove("defaultVariables");
        var source = root["documentGenerator"]!["fromDocument"]!.AsObject();
        // The text in place of its path, since the generator would read what a reference names beside the file.
        source.Remove("url");
        source["json"] = document;
        MakeWhole(source, "output");
        foreach (var (_, generator) in root["codeGenerators"]!.AsObject())
        {
            MakeWhole(generator!.AsObject(), "templateDirectory");
            MakeWhole(generator!.AsObject(), "output");
        }

        return root.ToJsonString();
    }

    private void MakeWhole(JsonObject settings, string name) => settings[name] = repository.PathTo(settings[name]!.GetValue<string>());
}
