using Sessions.Build.Checks;
using Sessions.Build.Checks.OpenApi;

namespace Sessions.Tests.Build;

internal sealed class HandwrittenTypesCheckTests
{
    [TestCase("[\"FileResponse\"]", "a.yaml(3,5): The schema 'Union' is marked x-csharp-handwritten, but excludedTypeNames in nswag.json does not name it.")]
    [TestCase("[\"Union\", \"Plain\"]", "a.yaml(5,5): The schema 'Plain' is named in excludedTypeNames in nswag.json, but is not marked x-csharp-handwritten.")]
    [TestCase("[\"Union\", \"Nothing\"]", "nswag.json(3,5): excludedTypeNames names 'Nothing', which is no schema of any spec.")]
    public void A_mark_and_the_list_that_disagree_are_reported(string excluded, string expected)
    {
        Assert.That(Run(excluded).Select(finding => finding.ToString()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_mark_and_the_list_that_agree_are_fine()
    {
        Assert.That(Run("[\"FileParameter\", \"Union\"]"), Is.Empty);
    }

    private static IReadOnlyList<Finding> Run(string excluded)
    {
        const string Spec =
            """
            components:
              schemas:
                Union:
                  x-csharp-handwritten: true
                Plain:
                  type: object
            """;
        var configuration =
            $$"""
            { "codeGenerators": {
              "openApiToCSharpClient": {
                "excludedTypeNames": {{excluded}}
            } } }
            """;
        return HandwrittenTypesCheck.Run([SpecDocument.Read("a.yaml", Spec, out _)!], "nswag.json", configuration);
    }
}
