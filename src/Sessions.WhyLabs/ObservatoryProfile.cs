using System.Globalization;

namespace Sessions.WhyLabs;

/// <summary>
/// A profile that a link shows: a reference profile by its id, or the dataset profile of a time.
/// </summary>
public sealed class ObservatoryProfile
{
    private ObservatoryProfile(string? referenceId, long? epochMilliseconds)
    {
        ReferenceId = referenceId;
        EpochMilliseconds = epochMilliseconds;
    }

    /// <summary>
    /// The id of the reference profile; null for a dataset profile.
    /// </summary>
    public string? ReferenceId { get; }

    /// <summary>
    /// The time of the dataset profile, in milliseconds since the Unix epoch; null for a reference profile.
    /// </summary>
    public long? EpochMilliseconds { get; }

    /// <summary>
    /// A reference profile.
    /// </summary>
    /// <param name="id">Its id, as the upload returned it.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">The id is null or blank.</exception>
    public static ObservatoryProfile Reference(string id)
    {
        return string.IsNullOrWhiteSpace(id)
            ? throw new ArgumentException("The id of a reference profile must not be blank; pass the Id that the upload returned.", nameof(id))
            : new ObservatoryProfile(id, null);
    }

    /// <summary>
    /// The dataset profile of a time.
    /// </summary>
    /// <param name="time">The time that the profile was uploaded for. What is shorter than a millisecond is dropped.</param>
    /// <returns>The profile.</returns>
    public static ObservatoryProfile At(DateTimeOffset time)
    {
        return new ObservatoryProfile(null, time.ToUnixTimeMilliseconds());
    }

    /// <summary>
    /// The dataset profile of a time.
    /// </summary>
    /// <param name="epochMilliseconds">
    /// The time that the profile was uploaded for, in milliseconds since the Unix epoch; it may be one that no date can hold.
    /// </param>
    /// <returns>The profile.</returns>
    public static ObservatoryProfile At(long epochMilliseconds)
    {
        return new ObservatoryProfile(null, epochMilliseconds);
    }

    /// <summary>
    /// Takes a text as the id of a reference profile.
    /// </summary>
    /// <param name="referenceId">The id.</param>
    public static implicit operator ObservatoryProfile(string referenceId) => Reference(referenceId);

    /// <summary>
    /// Takes a time as the dataset profile of that time.
    /// </summary>
    /// <param name="time">The time.</param>
    public static implicit operator ObservatoryProfile(DateTimeOffset time) => At(time);

    /// <summary>
    /// Takes milliseconds since the Unix epoch as the dataset profile of that time.
    /// </summary>
    /// <param name="epochMilliseconds">The milliseconds.</param>
    public static implicit operator ObservatoryProfile(long epochMilliseconds) => At(epochMilliseconds);

    /// <summary>
    /// The id or the milliseconds.
    /// </summary>
    /// <returns>The text as it stands in a link.</returns>
    public override string ToString()
    {
        return ReferenceId ?? EpochMilliseconds!.Value.ToString(CultureInfo.InvariantCulture);
    }
}
