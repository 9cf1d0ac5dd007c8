namespace Sessions.Core;

/// <summary>
/// A file or stream that was to be sent failed, which is a failure of the caller's and not one of the network.
/// </summary>
internal sealed class UploadFailedException : SessionsException
{
    internal UploadFailedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
