using System.Text;

namespace Sessions.Tests;

/// <summary>
/// A part of a multipart body, read without the code that wrote it.
/// </summary>
internal sealed record MultipartPart(string Disposition, string? ContentType, byte[] Content)
{
    internal string? Name => Parameter("name");

    internal string? FileName => Parameter("filename");

    internal static IReadOnlyList<MultipartPart> ReadAll(byte[] body, string contentType)
    {
        var boundary = contentType.Split("boundary=")[1].Trim('"');
        var text = Encoding.Latin1.GetString(body);
        var sections = text.Split("--" + boundary);
        return sections[^1] == "--\r\n"
            ? sections[1..^1].Select(Read).ToArray()
            : throw new FormatException("The multipart body does not end with its boundary.");
    }

    private static MultipartPart Read(string section)
    {
        var halves = section.Split("\r\n\r\n", 2);
        var headers = halves[0].Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(
                header => header[0], header => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(header[1])), StringComparer.OrdinalIgnoreCase);
        var content = halves[1].EndsWith("\r\n", StringComparison.Ordinal)
            ? halves[1][..^2]
            : throw new FormatException("A part of the multipart body does not end with a line break.");
        return new MultipartPart(headers["Content-Disposition"], headers.GetValueOrDefault("Content-Type"), Encoding.Latin1.GetBytes(content));
    }

    private string? Parameter(string name)
    {
        return Disposition.Split("; ")
            .Select(parameter => parameter.Split('=', 2))
            .SingleOrDefault(parameter => parameter[0] == name)?[1].Trim('"');
    }
}
