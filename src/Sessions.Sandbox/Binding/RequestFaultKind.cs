namespace Sessions.Sandbox;

/// <summary>
/// What is wrong with a part of a request.
/// </summary>
internal enum RequestFaultKind
{
    /// <summary>It is required and not there.</summary>
    Missing,

    /// <summary>It is not a whole number.</summary>
    NotAnInteger,

    /// <summary>It is a whole number below the smallest that is allowed.</summary>
    TooSmall,

    /// <summary>It is a whole number above the largest that is allowed.</summary>
    TooLarge,

    /// <summary>It is a file where a text is due.</summary>
    NotAText,

    /// <summary>It is a text where a file is due.</summary>
    NotAFile,

    /// <summary>It has the wrong type, or is null, or none of the values that are allowed.</summary>
    WrongValue,

    /// <summary>The body can't be read at all.</summary>
    Unreadable,
}
