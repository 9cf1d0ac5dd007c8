using Sessions.Build;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class HostileStepTests
{
    private static readonly string[] Proof = ["redirects: tried 1,200, held 1,199 (1,199 value)", "tried 1,200, held 1,199, in 9 s"];

    [Test]
    public void Attacks_of_the_proof_and_of_the_tests_are_summed_up()
    {
        Assert.That(HostileStep.Describe(Proof, [("OriginTests", 1000, 998)], ["OriginTests"]), Is.EqualTo(new[]
        {
            "redirects: tried 1,200, held 1,199 (1,199 value)",
            "OriginTests: tried 1,000, held 998",
            "tried 2,200, held 2,197",
        }));
    }

    [Test]
    public void A_promise_without_a_test_is_a_failure()
    {
        Assert.That(
            () => HostileStep.Describe(Proof, [("OriginTests", 1, 1)], ["OriginTests", "GoneTests"]),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("SECURITY.md names tests that do not exist: GoneTests; correct the names."));
    }

    [Test]
    public void The_tests_of_the_promises_are_those_that_the_tables_name_once_each()
    {
        Assert.That(
            HostileStep.TestsIn("`NoTests` in a sentence\n| a | `OneTests`, `TwoTests`, `prove --only fuzz` |\n| b | `OneTests` |\n"),
            Is.EqualTo(new[] { "OneTests", "TwoTests" }));
    }

    [Test]
    public void Every_test_that_SECURITY_names_exists()
    {
        Assert.That(
            typeof(HostileStepTests).Assembly.GetTypes().Select(type => type.Name), Is.SupersetOf(HostileStep.TestsIn(SourceTree.Read("SECURITY.md"))));
    }
}
