using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Sessions.Sandbox;

/// <summary>
/// The parts of a multipart form, all in memory.
/// </summary>
internal sealed class MultipartForm
{
    private readonly List<(string Name, string Text)> _texts = [];
    private readonly List<(string Name, FormFile File)> _files = [];

    /// <summary>
    /// A form without parts, which is what a request of another content type amounts to.
    /// </summary>
    public static MultipartForm Empty { get; } = new();

    /// <summary>
    /// Reads a form.
    /// </summary>
    /// <returns>The form; null when the body is not one.</returns>
    public static async Task<MultipartForm?> ReadAsync(string boundary, byte[] body, CancellationToken cancellationToken)
    {
        var form = new MultipartForm();
        using var stream = new MemoryStream(body, writable: false);
        try
        {
            var reader = new MultipartReader(boundary, stream);
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                if (!await form.AddAsync(section, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }

            return form;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // What the reader throws for a body that ends early or whose parts have no proper headers.
            return null;
        }
    }

    /// <summary>
    /// All parts, texts before files.
    /// </summary>
    public IReadOnlyList<FormPart> Parts => [.. _texts.Select(part => new FormPart(part.Name, part.Text)), .. _files.Select(part => new FormPart(part.Name, null))];

    /// <summary>
    /// The text of a field; null when there is none. The last one counts, as in the frameworks of the providers.
    /// </summary>
    public string? Text(string name)
    {
        return _texts.LastOrDefault(part => part.Name == name).Text;
    }

    /// <summary>
    /// The files of a field, in their order.
    /// </summary>
    public IReadOnlyList<FormFile> Files(string name)
    {
        return [.. _files.Where(part => part.Name == name).Select(part => part.File)];
    }

    private async Task<bool> AddAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (PartDisposition.Parse(section.ContentDisposition) is not { } disposition)
        {
            return false;
        }

        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        if (disposition.FileName is { } fileName)
        {
            _files.Add((disposition.Name, new FormFile(fileName, section.ContentType, content.ToArray())));
        }
        else
        {
            _texts.Add((disposition.Name, Encoding.UTF8.GetString(content.ToArray())));
        }

        return true;
    }
}
