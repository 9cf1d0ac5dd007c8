using Sessions.Core;

namespace Sessions.WhyLabs;

/// <summary>
/// One of the reference profiles that <see cref="IWhyLabsSessionsClient.UploadReferenceProfilesAsync" /> uploads.
/// </summary>
public sealed class ReferenceProfileUpload
{
    /// <summary>
    /// Names a profile to be uploaded.
    /// </summary>
    /// <param name="alias">The name of the profile, different from those of the others: the results are matched by it.</param>
    /// <param name="profile">The bytes of the profile, in the binary form of whylogs.</param>
    /// <exception cref="ArgumentException">The alias is null or blank, or the profile is null.</exception>
    public ReferenceProfileUpload(string alias, FileUpload profile)
    {
        Alias = string.IsNullOrWhiteSpace(alias)
            ? throw new ArgumentException("The alias must not be blank: results are matched by it. Give each profile one of its own.", nameof(alias))
            : alias;
        Profile = profile ?? throw new ArgumentNullException(nameof(profile), "Null was given for profile; pass the file to be uploaded, such as FileUpload.FromFile(path).");
    }

    /// <summary>
    /// The name of the profile.
    /// </summary>
    public string Alias { get; }

    /// <summary>
    /// The bytes of the profile.
    /// </summary>
    public FileUpload Profile { get; }

    /// <summary>
    /// The time of the dataset, in milliseconds since the Unix epoch; null for the time at which the server receives the request.
    /// </summary>
    public long? DatasetTimestamp { get; set; }

    /// <summary>
    /// The region to store the profile in; null for the server's own choice.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Is told how many bytes of the current attempt have been sent, from any thread; null for nobody.
    /// </summary>
    public IProgress<long>? Progress { get; set; }

    internal LogReferenceRequest ToRequest()
    {
        var request = new LogReferenceRequest { Alias = Alias };
        if (DatasetTimestamp is not null)
        {
            request.DatasetTimestamp = DatasetTimestamp;
        }

        if (Region is not null)
        {
            request.Region = Region;
        }

        return request;
    }
}
