namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// A way to write a client. Each call returns something of what it read, so that all can be held against each other.
/// </summary>
internal interface IContender
{
    /// <summary>Reads one session with its messages.</summary>
    Task<int> GetSessionAsync();

    /// <summary>Reads a page of 100 sessions.</summary>
    Task<int> GetPageAsync();

    /// <summary>Creates a session.</summary>
    Task<int> CreateAsync();

    /// <summary>Changes two members of a session.</summary>
    Task<int> PatchAsync();

    /// <summary>Uploads a file in a multipart form.</summary>
    Task<int> UploadAsync();

    /// <summary>Asks for what does not exist, and catches what the client throws.</summary>
    Task<int> FailAsync();

    /// <summary>Reads 10,000 sessions, page by page.</summary>
    Task<int> ReadAllAsync();
}
