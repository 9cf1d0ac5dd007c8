using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// A file of the page, as it stands in the assembly.
/// </summary>
internal sealed class PageFile
{
    private readonly byte[] _content;
    private readonly string _contentType;

    private PageFile(byte[] content, string contentType)
    {
        _content = content;
        _contentType = contentType;
    }

    /// <summary>
    /// Reads a file of the folder Page.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="mediaType">Its media type, of a text in UTF-8.</param>
    public static PageFile Read(string name, string mediaType)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"Sessions.Sandbox.Page.{name}")
            ?? throw new InvalidOperationException($"The assembly has no file Page/{name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageFile(content, mediaType + "; charset=utf-8");
    }

    /// <summary>
    /// Sends the file.
    /// </summary>
    public Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = _contentType;
        context.Response.ContentLength = _content.Length;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.Body.WriteAsync(_content, context.RequestAborted).AsTask();
    }
}
