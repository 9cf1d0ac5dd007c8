using System.Text.Json.Nodes;
using Sessions.Build.Checks.Provenance;
using Sessions.Orq;

namespace Sessions.Tests;

internal sealed class OperationTests
{
    [Test]
    public void The_specs_have_the_25_operations_of_the_sdk_documents_and_no_other()
    {
        var specified = CommittedSpecs.Reconstructed.SelectMany(spec => spec.Operations).Select(operation =>
            (operation.Provider, operation.OperationId, operation.CSharpName, Http: operation.HttpLine));
        var known = KnownOperation.All.Select(operation => (operation.Provider, operation.OperationId, operation.CSharpName, operation.Http));

        Assert.That(specified, Is.EquivalentTo(known).And.Exactly(25).Items);
    }

    [Test]
    public void The_specs_say_of_retries_and_credentials_what_the_sources_say()
    {
        var specified = CommittedSpecs.Reconstructed.SelectMany(spec => spec.Operations).Select(operation =>
            (operation.Provider, operation.OperationId, operation.IsRetrySafe, OperationFacts.Of(operation).Credential));
        var known = KnownOperation.All.Select(operation =>
            (operation.Provider, operation.OperationId, operation.IsRetrySafe, operation.Credential));

        Assert.That(specified, Is.EquivalentTo(known));
    }

    [TestCaseSource(typeof(ProviderPackage), nameof(ProviderPackage.All))]
    public void The_generated_code_knows_of_its_operations_what_the_spec_says(object provider)
    {
        var package = (ProviderPackage)provider;

        Assert.That(OperationFacts.Of(package.Client), Is.EquivalentTo(CommittedSpecs.Of(package.Name.ToLowerInvariant()).Operations.Select(OperationFacts.Of)));
    }

    [TestCase("x-retry-safe", "true")]
    [TestCase("x-timeout-seconds", "1")]
    [TestCase("x-csharp-name", "\"Other\"")]
    [TestCase("security", "[]")]
    [TestCase("security", "[{}, {\"ApiKey\": []}]")]
    public void A_spec_that_says_something_else_no_longer_agrees_with_the_code(string member, string value)
    {
        var spec = CommittedSpecs.Of("orq").With(root => root["paths"]!["/v2/traces/sessions"]!["post"]![member] = JsonNode.Parse(value));

        Assert.That(OperationFacts.Of(typeof(OrqSessionsClient)), Is.Not.EquivalentTo(spec.Operations.Select(OperationFacts.Of)));
    }
}
