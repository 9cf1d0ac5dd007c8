using Sessions.Core;

namespace Sessions.WhyLabs;

/// <summary>
/// Some of several profiles could not be uploaded. The others were: none of them is lost.
/// </summary>
public sealed class ProfileUploadException : SessionsException
{
    /// <summary>
    /// Creates an exception; also for use in tests.
    /// </summary>
    /// <param name="uploaded">What was uploaded, in the order in which the profiles were given.</param>
    /// <param name="failures">Why each of the others was not, by their aliases.</param>
    /// <param name="observatoryUrl">The combined link of all the profiles that the server prepared.</param>
    public ProfileUploadException(
        IReadOnlyList<LogSessionReferenceResponse> uploaded, IReadOnlyDictionary<string, Exception> failures, string observatoryUrl)
        : base(Sentence(uploaded, failures), new AggregateException(failures.Values))
    {
        Uploaded = uploaded;
        Failures = failures;
        ObservatoryUrl = observatoryUrl;
    }

    /// <summary>
    /// What was uploaded, in the order in which the profiles were given; empty when nothing was.
    /// </summary>
    public IReadOnlyList<LogSessionReferenceResponse> Uploaded { get; }

    /// <summary>
    /// Why each of the others was not, by their aliases; never empty.
    /// </summary>
    public IReadOnlyDictionary<string, Exception> Failures { get; }

    /// <summary>
    /// The combined link of all the profiles that the server prepared. It shows those that were uploaded.
    /// </summary>
    public string ObservatoryUrl { get; }

    private static string Sentence(IReadOnlyList<LogSessionReferenceResponse> uploaded, IReadOnlyDictionary<string, Exception> failures)
    {
        _ = uploaded ?? throw new ArgumentNullException(nameof(uploaded));
        _ = failures ?? throw new ArgumentNullException(nameof(failures));
        return $"{failures.Count} of {uploaded.Count + failures.Count} profiles could not be uploaded. "
            + "Failures tells which and why; Uploaded holds the others, which need not be sent again.";
    }
}
