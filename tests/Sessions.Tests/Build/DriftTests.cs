using NUnit.Framework.Constraints;
using Sessions.Build;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build;

internal sealed class DriftTests
{
    private const string Client = "generated/New/NewSessionsClient.g.cs";
    private const string Contract = "generated/New/NewSessionsContract.g.cs";
    private const string Document = "generated/New/NewSessions.openapi.json";
    private const string Lock = "generated/New/generated.lock";

    private TemporaryFolder _folder = null!;
    private DriftStep _drift = null!;

    [SetUp]
    public void RememberGeneratedFiles()
    {
        _folder = new TemporaryFolder();
        _folder.Write(
            "src/Sessions.New/Sessions.New.csproj",
            "<Project><PropertyGroup><NSwagProviders>New</NSwagProviders><NSwagCode>Client</NSwagCode></PropertyGroup></Project>");
        _folder.Write(Client, "client\n");
        _folder.Write(Contract, "contract\n");
        _folder.Write(Document, "{}\n");
        _folder.Write(Lock, "lock\n");
        _drift = new DriftStep(new Repository(_folder.Path));
        _drift.Remember();
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void The_same_bytes_are_no_drift()
    {
        _folder.Write(Client, "client\n");

        Assert.That(_drift.Compare(), Is.EqualTo(4));
    }

    [Test]
    public void A_byte_that_changed_is_drift()
    {
        _folder.Write(Client, "client\r\n");

        Assert.That(_drift.Compare, DriftOf($"{Client} differs"));
    }

    [Test]
    public void A_file_that_came_is_drift()
    {
        _folder.Write("generated/New/Another.g.cs", "");

        Assert.That(_drift.Compare, DriftOf("generated/New/Another.g.cs was missing"));
    }

    [Test]
    public void A_file_that_went_is_drift()
    {
        File.Delete(Path.Combine(_folder.Path, Contract));

        Assert.That(_drift.Compare, DriftOf($"{Contract} is gone"));
    }

    [Test]
    public void A_file_that_no_provider_has_is_drift_although_it_did_not_change()
    {
        _folder.Write("generated/Old/OldSessionsClient.g.cs", "");
        _drift.Remember();

        Assert.That(_drift.Compare, DriftOf("generated/Old/OldSessionsClient.g.cs is not written by the generator"));
    }

    private static EqualStringConstraint DriftOf(string detail) =>
        Throws.TypeOf<BuildFailure>()
            .With.Message.Contains("dotnet run --project build -- generate")
            .And.Property(nameof(BuildFailure.Details)).One.EqualTo(detail);
}
