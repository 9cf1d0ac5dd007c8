using System.Xml.Linq;

namespace Sessions.Tests;

/// <summary>
/// The examples in the XML documentation stand for what follows a client by the name of <c>client</c>.
/// </summary>
internal sealed class ExampleTests
{
    internal static readonly string[] Providers = [.. ProviderPackage.All.Select(package => package.Name)];

    [TestCaseSource(nameof(Providers))]
    public void The_examples_in_the_documentation_of_a_client_compile(string provider)
    {
        Assert.That(Examples(provider).SelectMany(SnippetCompiler.Problems), Is.Empty);
    }

    [TestCase("Portal", "M:Sessions.Portal.IPortalSessionsClient.WaitForSessionAsync")]
    [TestCase("WhyLabs", "M:Sessions.WhyLabs.IWhyLabsSessionsClient.UploadDatasetProfileAsync")]
    public void The_examples_are_found(string provider, string member)
    {
        Assert.That(Examples(provider).Select(example => example.Path), Has.Some.StartsWith(member));
    }

    internal static IEnumerable<Snippet> Examples(string provider)
    {
        return XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"Sessions.{provider}.xml")).Descendants("member")
            .SelectMany(member => member.Elements("example").Elements("code"), (member, code) => new Snippet(
                member.Attribute("name")!.Value,
                -4,
                $"""
                using Sessions.Core;
                using Sessions.{provider};

                using var client = new {provider}SessionsClient(new {provider}SessionsOptions());
                {code.Value}
                """));
    }
}
