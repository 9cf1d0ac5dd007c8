using System.Net.Http.Headers;

namespace Sessions.Core;

/// <summary>
/// The media types of uploaded files, told from their extensions. What is not listed is sent as plain bytes.
/// </summary>
internal static class MediaType
{
    private const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".gif"] = "image/gif",
        [".htm"] = "text/html",
        [".html"] = "text/html",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".md"] = "text/markdown",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain",
        [".wav"] = "audio/x-wav",
        [".webp"] = "image/webp",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".xml"] = "text/xml",
        [".zip"] = "application/zip",
    };

    internal static string OfFile(string fileName, string? contentType)
    {
        if (contentType is null)
        {
            return ByExtension.TryGetValue(Path.GetExtension(fileName), out var known) ? known : Unknown;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out _)
            ? contentType
            : throw new ArgumentException("The value must be a media type, such as text/plain.", nameof(contentType));
    }
}
