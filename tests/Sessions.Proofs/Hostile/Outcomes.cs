namespace Sessions.Proofs.Hostile;

/// <summary>
/// The documented ways in which a call can end.
/// </summary>
[Flags]
internal enum Outcomes
{
    None = 0,

    /// <summary>A value.</summary>
    Value = 1,

    /// <summary>A <see cref="Core.SessionsConnectionException" />.</summary>
    Connection = 2,

    /// <summary>A <see cref="Core.SessionsTimeoutException" />.</summary>
    Timeout = 4,

    /// <summary>An <see cref="Core.InvalidResponseException" />.</summary>
    Invalid = 8,

    /// <summary>A <see cref="Core.SessionsApiException" />, or one of its kinds.</summary>
    Status = 16,

    /// <summary>A response that was there, whether it could be read or not.</summary>
    Read = Value | Invalid,

    /// <summary>Any of them but a timeout.</summary>
    Any = Value | Invalid | Connection | Status,
}
