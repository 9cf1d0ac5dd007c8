using Sessions.Core;
using Sessions.WhyLabs;

namespace Sessions.Tests;

internal sealed class WhyLabsBadUseTests
{
    private static readonly FileUpload Profile = FileUpload.FromBytes([1], "profile.bin");

    private static readonly TestCaseData[] Uses =
    [
        Use("dataset profile null", client => client.UploadDatasetProfileAsync("session-1", null!), "profile"),
        Use("dataset profile of no session", client => client.UploadDatasetProfileAsync(" ", Profile), "must not be blank"),
        Use("reference profile null", client => client.UploadReferenceProfileAsync("session-1", null!), "profile"),
        Use("reference profile of no session", client => client.UploadReferenceProfileAsync("..", Profile), "must not be blank"),
        Use("reference profiles null", client => client.UploadReferenceProfilesAsync("session-1", null!), "profiles"),
        Use("no reference profile", client => client.UploadReferenceProfilesAsync("session-1", []), "at least one profile"),
        Use("a null among them", client => client.UploadReferenceProfilesAsync("session-1", [null!]), "no null among them"),
        Use("none at a time", client => client.UploadReferenceProfilesAsync("session-1", [new("a", Profile)], 0), "At least one profile must be sent"),
        Use(
            "an alias twice",
            client => client.UploadReferenceProfilesAsync("session-1", [new("a", Profile), new("a", Profile)]),
            "The alias 'a' is given 2 times: results are matched by it, so each profile needs one of its own."),
        Use("a blank alias", client => client.UploadReferenceProfilesAsync("session-1", [new(" ", Profile)]), "The alias must not be blank"),
        Use("an alias without a profile", client => client.UploadReferenceProfilesAsync("session-1", [new("a", null!)]), "profile"),
        Use("link of null", client => client.GetObservatoryLinkAsync("session-1", null!), "profiles"),
        Use("link of nothing", client => client.GetObservatoryLinkAsync("session-1", []), "one to 3 profiles, but 0 were given"),
        Use("link of too much", client => client.GetObservatoryLinkAsync("session-1", ["a", "b", 1, 2]), "one to 3 profiles, but 4 were given"),
        Use("link of a null", client => client.GetObservatoryLinkAsync("session-1", [null!]), "name it by the id"),
        Use("link of a blank id", client => client.GetObservatoryLinkAsync("session-1", [" "]), "pass the Id that the upload returned"),
        Use("link of no session", client => client.GetObservatoryLinkAsync("", ["ref-1"]), "must not be blank"),
    ];

    [TestCaseSource(nameof(Uses))]
    public async Task Bad_use_is_told_and_nothing_is_sent(Func<IWhyLabsSessionsClient, Task> use, string message)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Assert.ThatAsync(
            () => use(Clients.WhyLabs(handler)), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

        Assert.That(handler.Requests, Is.Empty);
    }

    private static TestCaseData Use(string name, Func<IWhyLabsSessionsClient, Task> use, string message)
    {
        return new TestCaseData(use, message).SetArgDisplayNames(name);
    }
}
