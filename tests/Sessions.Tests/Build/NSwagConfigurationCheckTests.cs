using Sessions.Build.Checks;

namespace Sessions.Tests.Build;

internal sealed class NSwagConfigurationCheckTests
{
    private const string Complete =
        """
        { "runtime": "Net80", "defaultVariables": null,
          "codeGenerators": { "openApiToCSharpClient": { "generateNullableReferenceTypes": false, "contractsOutputFilePath": null, "excludedTypeNames": [] } } }
        """;

    [TestCase("{\n  \"runtim\": \"Net100\" }", "nswag.json(2,3): 'runtim' is not a setting of the generator and would be ignored. Did you mean 'runtime'?")]
    [TestCase(
        "{ \"codeGenerators\": {\n\"openApiToCSharpClient\": {\n    \"generateNullableReferenceType\": true } } }",
        "nswag.json(3,5): 'codeGenerators.openApiToCSharpClient.generateNullableReferenceType' is not a setting of the generator and would be ignored. "
        + "Did you mean 'generateNullableReferenceTypes'?")]
    [TestCase(
        "{ \"codeGenerators\": {\n \"openApiToCSharpClint\": { \"anything\": 1 } } }",
        "nswag.json(2,2): 'codeGenerators.openApiToCSharpClint' is not a setting of the generator and would be ignored. Did you mean 'openApiToCSharpClient'?")]
    public void A_misspelled_key_is_reported_with_its_place(string configuration, string expected)
    {
        Assert.That(NSwagConfigurationCheck.Run("nswag.json", configuration, Complete).Select(finding => finding.ToString()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Known_keys_in_any_selection_are_fine()
    {
        Assert.That(
            NSwagConfigurationCheck.Run(
                "nswag.json",
                """{ "runtime": "Net100", "codeGenerators": { "openApiToCSharpClient": { "excludedTypeNames": [ "A" ], "contractsOutputFilePath": "x" } } }""",
                Complete),
            Is.Empty);
    }

    [Test]
    public void A_configuration_that_is_not_JSON_is_reported_with_its_place()
    {
        Assert.That(NSwagConfigurationCheck.Run("nswag.json", "{\n  oops }", Complete).Single().ToString(), Does.StartWith("nswag.json(2,3): This is not JSON"));
    }
}
