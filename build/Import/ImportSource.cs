using System.Security.Cryptography;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import;

/// <summary>
/// A provider's document, with the hash that tells which version of it was read.
/// </summary>
/// <param name="File">The document.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in small hexadecimal digits.</param>
internal sealed record ImportSource(SpecFile File, string Sha256)
{
    /// <summary>
    /// Reads a document, of which a part may be broken that is not taken.
    /// </summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The file as it stands in messages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BuildFailure">It is not there, too large, or no OpenAPI document.</exception>
    public static async Task<ImportSource> ReadFileAsync(string path, string name, CancellationToken cancellationToken)
    {
        var file = await SpecFileReader.ReadFileAsync(path, name, cancellationToken, checksReferences: false);
        await using var content = System.IO.File.OpenRead(path);
        return new ImportSource(file, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)));
    }

    public static ImportSource Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new(SpecFileReader.Read(name, content, cancellationToken, checksReferences: false), Convert.ToHexStringLower(SHA256.HashData(content.Span)));
}
