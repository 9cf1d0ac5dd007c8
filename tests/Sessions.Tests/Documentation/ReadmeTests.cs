using Sessions.Build.Checks.Provenance;
using Sessions.Core;

namespace Sessions.Tests;

internal sealed class ReadmeTests
{
    private static readonly Dictionary<string, string> DisplayNames = ProviderPackage.All.ToDictionary(
        package => package.Name.ToLowerInvariant(), package => ((SessionsClientOptions)Activator.CreateInstance(package.Options)!).Provider.DisplayName);

    private static MarkdownFile Readme => MarkdownFile.Read("README.md");

    [TestCase("dotnet run --project build")]
    [TestCase("dotnet test")]
    public void The_readme_shows_the_commands(string command)
    {
        var lines = new[] { "sh", "bash", "console" }.SelectMany(Readme.Snippets).SelectMany(snippet => snippet.Code.Split('\n'));

        Assert.That(lines, Has.Some.EqualTo(command).Or.Some.StartsWith(command + " "));
    }

    [Test]
    public void The_table_of_operations_has_its_columns()
    {
        Assert.That(Readme.TableBetween("operations")[0], Is.EqualTo(new[] { "Provider", "SDK operation", "C# method", "HTTP" }));
    }

    [Test]
    public void The_table_of_operations_has_each_operation_of_the_specs_and_no_other()
    {
        var documented = KnownOperation.All.ToDictionary(
            operation => (operation.Provider, operation.OperationId), operation => operation.SdkOperation);
        var expected = CommittedSpecs.All.SelectMany(spec => spec.Operations).Select(operation => string.Join(
            " | ",
            DisplayNames[operation.Provider],
            documented.GetValueOrDefault((operation.Provider, operation.OperationId), operation.OperationId),
            $"{operation.CSharpName}Async",
            operation.HttpLine));

        Assert.That(Readme.TableBetween("operations").Skip(1).Select(row => string.Join(" | ", row)), Is.EquivalentTo(expected));
    }

    [Test]
    public void A_table_is_read_without_its_markup()
    {
        var file = new MarkdownFile("some.md", """
            | a |
            | - |
            | x |

            <!-- t -->

            | `A_b` | c |
            | --- | --- |
            | **d** `e` | POST /{id} |

            <!-- /t -->
            """);

        Assert.That(file.TableBetween("t"), Is.EqualTo(new[] { new[] { "A_b", "c" }, new[] { "d e", "POST /{id}" } }));
    }
}
