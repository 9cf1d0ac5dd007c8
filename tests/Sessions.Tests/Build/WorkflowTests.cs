using System.Text.RegularExpressions;
using Sessions.Build;
using YamlDotNet.RepresentationModel;

namespace Sessions.Tests.Build;

internal sealed partial class WorkflowTests
{
    private static readonly YamlMappingNode Workflow = Read();

    [Test]
    public void Every_action_is_pinned_by_its_commit()
    {
        var actions = Scalars(Workflow, "uses").ToList();

        Assert.That(actions, Is.Not.Empty);
        Assert.That(actions, Is.All.Match(Pinned()));
    }

    [Test]
    public void Every_change_is_verified_on_each_system()
    {
        var systems = (YamlSequenceNode)Workflow["jobs"]["verify"]["strategy"]["matrix"]["os"];

        Assert.That(systems.Select(system => system.ToString()), Is.EqualTo(["ubuntu-latest", "windows-latest", "macos-latest"]));
        Assert.That(Scalars(Workflow["jobs"]["verify"], "run"), Does.Contain(".ci/run"));
    }

    [Test]
    public void Only_a_tag_is_published_and_only_after_it_was_verified()
    {
        var publish = Workflow["jobs"]["publish"];

        Assert.That(publish["if"].ToString(), Is.EqualTo("github.ref_type == 'tag'"));
        Assert.That(publish["needs"].ToString(), Is.EqualTo("verify"));
    }

    [Test]
    public async Task Command_that_publishes_is_one_that_the_program_knows()
    {
        var command = Scalars(Workflow["jobs"]["publish"], "run").Single().Split(" -- ")[1].Replace("\"$FEED\"", "no-such-folder", StringComparison.Ordinal);
        using var output = new StringWriter();
        using var error = new StringWriter();

        await BuildCommand.InvokeAsync(command.Split(' '), output, error);

        Assert.That(error.ToString(), Does.StartWith("The source 'no-such-folder' is neither an address nor a folder that exists"));
    }

    private static YamlMappingNode Read()
    {
        using var reader = File.OpenText(Repository.Find(AppContext.BaseDirectory).PathTo(".github", "workflows", "sessions.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<string> Scalars(YamlNode node, string key) =>
        node.AllNodes.OfType<YamlMappingNode>().SelectMany(mapping => mapping.Children)
            .Where(child => child.Key.ToString() == key)
            .Select(child => child.Value)
            .OfType<YamlScalarNode>()
            .Select(scalar => scalar.Value!);

    [GeneratedRegex("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();
}
