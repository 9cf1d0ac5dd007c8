using Sessions.Core;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// Bad use of the client of WhyLabs.
/// </summary>
internal static class WhyLabsBadUse
{
    private const string NoSegment = "must not be blank, '.' or '..'; pass it as the provider gave it.";
    private const string NoProfile = "Null was given for profile; pass the file to be uploaded, such as FileUpload.FromFile(path).";

    private static readonly Type Null = typeof(ArgumentNullException);
    private static readonly Type Wrong = typeof(ArgumentException);
    private static readonly Type Range = typeof(ArgumentOutOfRangeException);

    private static readonly FileUpload Profile = FileUpload.FromBytes([1], "profile.bin");

    public static IEnumerable<BadUse> Table =>
    [
        Use("CreateSessionAsync", "no request", client => client.CreateSessionAsync(null!), Null, "Null was given for request; pass what is meant."),
        Use("GetSessionAsync", "blank", client => client.GetSessionAsync(" "), Wrong, NoSegment),
        Use("ClaimGuestSessionAsync", "no session", client => client.ClaimGuestSessionAsync("", "org-1"), Wrong, NoSegment),
        Use("ClaimGuestSessionAsync", "no organization", client => client.ClaimGuestSessionAsync("session-1", null!), Null, "Null was given for orgId; pass what is meant."),
        Use("CreateDatasetProfileUploadAsync", "no request", client => client.CreateDatasetProfileUploadAsync("session-1", null!), Null, "Null was given for request; pass what is meant."),
        Use("CreateReferenceProfileUploadAsync", "no session", client => client.CreateReferenceProfileUploadAsync(".", new LogReferenceRequest()), Wrong, NoSegment),
        Use("BatchCreateReferenceProfileUploadAsync", "no request", client => client.BatchCreateReferenceProfileUploadAsync("session-1", null!), Null, "Null was given for request; pass what is meant."),
        Use("GetSessionProfileObservatoryLinkAsync", "no request", client => client.GetSessionProfileObservatoryLinkAsync("session-1", null!), Null, "Null was given for request; pass what is meant."),
        Use("UploadDatasetProfileAsync", "no profile", client => client.UploadDatasetProfileAsync("session-1", null!), Null, NoProfile),
        Use("UploadDatasetProfileAsync", "no session", client => client.UploadDatasetProfileAsync(" ", Profile), Wrong, NoSegment),
        Use("UploadReferenceProfileAsync", "no profile", client => client.UploadReferenceProfileAsync("session-1", null!), Null, NoProfile),
        Use("UploadReferenceProfileAsync", "another resource", client => client.UploadReferenceProfileAsync("..", Profile), Wrong, NoSegment),
        Use("UploadReferenceProfilesAsync", "null", client => client.UploadReferenceProfilesAsync("session-1", null!), Null, "Null was given for profiles; pass at least one."),
        Use("UploadReferenceProfilesAsync", "none", client => client.UploadReferenceProfilesAsync("session-1", []), Wrong, "Give at least one profile"),
        Use("UploadReferenceProfilesAsync", "null among them", client => client.UploadReferenceProfilesAsync("session-1", [null!]), Wrong, "no null among them"),
        Use("UploadReferenceProfilesAsync", "none at a time", client => client.UploadReferenceProfilesAsync("session-1", [new("a", Profile)], 0), Range, "At least one profile must be sent at a time."),
        Use("UploadReferenceProfilesAsync", "an alias twice", client => client.UploadReferenceProfilesAsync("session-1", [new("a", Profile), new("a", Profile)]), Wrong, "The alias 'a' is given 2 times: results are matched by it, so each profile needs one of its own."),
        Use("UploadReferenceProfilesAsync", "a blank alias", client => client.UploadReferenceProfilesAsync("session-1", [new(" ", Profile)]), Wrong, "The alias must not be blank: results are matched by it. Give each profile one of its own."),
        Use("UploadReferenceProfilesAsync", "an alias without a profile", client => client.UploadReferenceProfilesAsync("session-1", [new("a", null!)]), Null, NoProfile),
        Use("GetObservatoryLinkAsync", "null", client => client.GetObservatoryLinkAsync("session-1", null!), Null, "Null was given for profiles; pass at least one."),
        Use("GetObservatoryLinkAsync", "none", client => client.GetObservatoryLinkAsync("session-1", []), Wrong, "A link shows one to 3 profiles, but 0 were given"),
        Use("GetObservatoryLinkAsync", "more than three", client => client.GetObservatoryLinkAsync("session-1", ["a", "b", 1, 2]), Wrong, "but 4 were given; ask for several links instead."),
        Use("GetObservatoryLinkAsync", "null among them", client => client.GetObservatoryLinkAsync("session-1", [null!]), Wrong, "name it by the id of a reference profile or by a time."),
        Use("GetObservatoryLinkAsync", "a blank id", client => client.GetObservatoryLinkAsync("session-1", [" "]), Wrong, "pass the Id that the upload returned"),
        Use("GetObservatoryLinkAsync", "no session", client => client.GetObservatoryLinkAsync("", ["ref-1"]), Wrong, NoSegment),
        Use("CheckHealthAsync", "no time", client => client.CheckHealthAsync(new RequestOptions { Timeout = TimeSpan.FromDays(2) }), Wrong, "RequestOptions.Timeout must be positive and at most one day."),
    ];

    private static BadUse Use(string method, string name, Func<IWhyLabsSessionsClient, object?> use, Type exception, string advice)
    {
        return BadUse.Of("WhyLabs", handler => Clients.WhyLabs(handler), method, name, use, exception, advice);
    }
}
