using Sessions.Build;
using Sessions.Build.Quickstart;

namespace Sessions.Tests.Build;

internal sealed class OperationCoverageTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Expected = new() { ["New"] = ["GetThing", "ChangeThing"] };

    [Test]
    public void The_operations_of_a_spec_are_read_by_their_names_in_CSharp()
    {
        Assert.That(OperationCoverage.ReadOperations("a.yaml", SampleSpec.Yaml), Is.EqualTo(Expected["New"]));
    }

    [Test]
    public void The_reconstructed_specs_hold_25_operations()
    {
        var clone = Repository.Find(AppContext.BaseDirectory);

        Assert.That(
            clone.FindProviders().Where(provider => KnownOperation.Providers.Contains(provider.Name.ToLowerInvariant())).Sum(provider => OperationCoverage.ReadOperations(provider.SpecName, File.ReadAllText(clone.PathTo(provider.SpecName))).Count),
            Is.EqualTo(25));
    }

    [Test]
    public void An_operation_that_was_not_called_fails_the_account()
    {
        Assert.That(
            () => OperationCoverage.ThrowUnlessComplete(Expected, [("New", "GetThing"), ("Old", "ChangeThing")]),
            Throws.TypeOf<BuildFailure>().With.Property(nameof(BuildFailure.Details)).One.EqualTo("New ChangeThing"));
    }

    [Test]
    public void Every_operation_called_passes()
    {
        Assert.That(() => OperationCoverage.ThrowUnlessComplete(Expected, [("New", "GetThing"), ("New", "ChangeThing")]), Throws.Nothing);
    }
}
