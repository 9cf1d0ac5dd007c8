using Sessions.Build;
using Sessions.Build.Checks;
using Sessions.Build.Checks.OpenApi;

namespace Sessions.Tests.Build;

internal sealed class CommittedSpecsTests
{
    private static readonly Repository Clone = Repository.Find(AppContext.BaseDirectory);

    private static IEnumerable<string> SpecNames => Clone.FindProviders().Select(provider => provider.SpecName);

    [TestCaseSource(nameof(SpecNames))]
    public void A_committed_spec_holds_nothing_that_the_generator_would_pass_over(string specName)
    {
        Assert.That(SpecCheck.Run(specName, File.ReadAllText(Clone.PathTo(specName))), Is.Empty);
    }

    [TestCase("operationId: CreateSession\n", "operationIdd: CreateSession\n")]
    [TestCase("x-csharp-name: CreateSession\n", "x-csharp-nam: CreateSession\n")]
    [TestCase("requestBody:\n", "requestBdy:\n")]
    public void A_mistake_in_a_copy_of_a_committed_spec_is_reported(string original, string replacement)
    {
        var yaml = File.ReadAllText(Clone.PathTo("specs", "orq", "openapi.yaml")).ReplaceLineEndings("\n");

        Assert.That(SpecCheck.Run("specs/orq/openapi.yaml", yaml.Replace(original, replacement, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void The_handwritten_types_of_the_specs_are_those_excluded_in_the_configuration()
    {
        var documents = SpecNames.Select(name => SpecDocument.Read(name, File.ReadAllText(Clone.PathTo(name)), out _)!).ToList();

        Assert.That(HandwrittenTypesCheck.Run(documents, "nswag.json", File.ReadAllText(Clone.PathTo("nswag.json"))), Is.Empty);
    }
}
