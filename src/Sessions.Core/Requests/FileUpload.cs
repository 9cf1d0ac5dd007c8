namespace Sessions.Core;

/// <summary>
/// A file to be sent: its content, its name and its media type. Streams are sent as they are read, never buffered whole.
/// </summary>
public sealed class FileUpload
{
    private readonly Func<Stream> _open;
    private readonly Stream? _stream;
    private readonly long _start;

    private FileUpload(string fileName, string? contentType, Func<Stream> open)
    {
        FileName = CheckedFileName(fileName);
        ContentType = MediaType.OfFile(FileName, contentType);
        _open = open;
    }

    private FileUpload(string fileName, string? contentType, Stream stream)
        : this(fileName, contentType, () => stream)
    {
        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
    }

    /// <summary>
    /// The name that the server sees, without any folder. In a form it is sent as UTF-8; a quote is sent as <c>%22</c>, and the line ends CR and LF
    /// as <c>%0D</c> and <c>%0A</c>, as browsers do.
    /// </summary>
    public string FileName { get; }

    /// <summary>
    /// The media type that the server sees, such as <c>text/plain</c>.
    /// </summary>
    public string ContentType { get; }

    /// <summary>
    /// Whether the file can be sent a second time when an attempt fails. A stream can when it can seek and no read of it is under way.
    /// </summary>
    public bool CanReplay => _stream is null || (_stream.CanSeek && StreamUse.Of(_stream).IsFree);

    /// <summary>
    /// A file on disk. It is opened when it is sent, and closed after that.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="contentType">The media type; null means that it is told from the extension of the name.</param>
    /// <param name="fileName">The name that the server sees; null for the name that the file has on disk.</param>
    /// <returns>The file to be sent.</returns>
    /// <exception cref="ArgumentException">The path is blank, or the name can't be a file name.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileUpload FromFile(string path, string? contentType = null, string? fileName = null)
    {
        Guard.NotBlank(path, nameof(path));
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("The file to be sent does not exist; check its path.", path);
        }

        return new FileUpload(
            fileName ?? Path.GetFileName(path),
            contentType,
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true));
    }

    /// <summary>
    /// The rest of a stream. It is left open after it was sent.
    /// </summary>
    /// <param name="stream">
    /// The stream, read from where it stands. One that can seek is rewound to there for another attempt; one that can't is sent once, and refused
    /// after that. A stream is sent by one call at a time.
    /// </param>
    /// <param name="fileName">The name that the server sees.</param>
    /// <param name="contentType">The media type; null means that it is told from the extension of the name.</param>
    /// <returns>The file to be sent.</returns>
    /// <exception cref="ArgumentException">The stream can't be read, or the name can't be a file name.</exception>
    public static FileUpload FromStream(Stream stream, string fileName, string? contentType = null)
    {
        Guard.NotNull(stream, nameof(stream));
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream can't be read; pass one that is open for reading.", nameof(stream));
        }

        return new FileUpload(fileName, contentType, stream);
    }

    /// <summary>
    /// Bytes in memory.
    /// </summary>
    /// <param name="content">The bytes; they are not copied.</param>
    /// <param name="fileName">The name that the server sees.</param>
    /// <param name="contentType">The media type; null means that it is told from the extension of the name.</param>
    /// <returns>The file to be sent.</returns>
    /// <exception cref="ArgumentException">The name can't be a file name.</exception>
    public static FileUpload FromBytes(byte[] content, string fileName, string? contentType = null)
    {
        Guard.NotNull(content, nameof(content));
        return new FileUpload(fileName, contentType, () => new MemoryStream(content, writable: false));
    }

    /// <summary>
    /// Makes the content of an attempt.
    /// </summary>
    /// <param name="progress">Is told how many bytes have been handed to the connection; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal HttpContent CreateContent(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Stream? source = null;
        try
        {
            source = _open();
            return new UploadContent(source, _start, leaveOpen: _stream is not null, progress, cancellationToken);
        }
        catch (Exception exception)
        {
            if (_stream is null)
            {
                source?.Dispose();
            }

            throw exception as UploadFailedException ?? new UploadFailedException(
                $"The file or stream to be sent could not be opened ({exception.GetType().Name}); nothing was sent. See the inner exception.", exception);
        }
    }

    private static string CheckedFileName(string fileName)
    {
        Guard.NotBlank(fileName, nameof(fileName));
        if (fileName.Any(character => (char.IsControl(character) && character is not ('\r' or '\n')) || character is '/' or '\\') || fileName is "." or "..")
        {
            throw new ArgumentException(
                "A file name must not contain slashes, backslashes, or control characters other than line ends, and must not be '.' or '..'; "
                + "pass another fileName.",
                nameof(fileName));
        }

        return WellFormedText.Of(fileName, nameof(fileName));
    }
}
