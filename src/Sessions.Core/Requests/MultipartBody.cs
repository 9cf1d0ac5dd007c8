using System.ComponentModel;
using System.Net.Http.Headers;
using System.Text;

namespace Sessions.Core;

/// <summary>
/// A <c>multipart/form-data</c> body (RFC 7578): text fields, and files of which each is a part of its own under the name of its field. Names are
/// sent as UTF-8; a quote or a line end in one is percent-encoded, as browsers do.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MultipartBody : RequestBody
{
    private readonly List<(string Name, string? Text, FileUpload? File)> _parts = new();

    /// <inheritdoc />
    public override bool CanReplay => _parts.All(part => part.File is null || part.File.CanReplay);

    /// <summary>
    /// Adds a text field that must be given.
    /// </summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">The text.</param>
    /// <param name="parameterName">The name of the argument, for the exception.</param>
    /// <exception cref="ArgumentException">The value is null, or it or the name contains half of a surrogate pair.</exception>
    public void Add(string name, object? value, string parameterName)
    {
        AddText(name, Guard.NotNull(value, parameterName), parameterName);
    }

    /// <summary>
    /// Adds a text field that may be left out.
    /// </summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">The text; null leaves the field out.</param>
    /// <exception cref="ArgumentException">The value or the name contains half of a surrogate pair.</exception>
    public void Add(string name, object? value)
    {
        if (value is not null)
        {
            AddText(name, value, name);
        }
    }

    /// <summary>
    /// Adds a file.
    /// </summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="file">The file; null leaves the field out, unless it must be given.</param>
    /// <param name="requiredName">The name of the argument when it must be given, for the exception; null when it may be left out.</param>
    /// <exception cref="ArgumentException">The file is null and must be given, or the name contains half of a surrogate pair.</exception>
    public void AddFile(string name, FileUpload? file, string? requiredName = null)
    {
        if (requiredName is not null)
        {
            Guard.NotNull(file, requiredName);
        }

        if (file is not null)
        {
            _parts.Add((WellFormedText.Of(name, nameof(name)), null, file));
        }
    }

    /// <summary>
    /// Adds files, each as a part of its own.
    /// </summary>
    /// <param name="name">The name of the field, repeated for each file.</param>
    /// <param name="files">The files; null or empty adds no part, unless there must be one.</param>
    /// <param name="requiredName">The name of the argument when it must be given, for the exception; null when it may be left out.</param>
    /// <exception cref="ArgumentException">One of the files is null, there is none and there must be one, or the name contains half of a surrogate pair.</exception>
    public void AddFiles(string name, IEnumerable<FileUpload>? files, string? requiredName = null)
    {
        var all = (requiredName is null ? files ?? [] : Guard.NotNull(files, requiredName)).ToList();
        if (all.Count == 0 && requiredName is not null)
        {
            throw new ArgumentException($"The {requiredName} must be given, and no file is in it; pass one at least.", requiredName);
        }

        foreach (var file in all)
        {
            AddFile(name, file ?? throw new ArgumentException("A file must not be null; leave it out.", nameof(files)));
        }
    }

    /// <inheritdoc />
    public override HttpContent CreateContent()
    {
        return CreateContent(CancellationToken.None);
    }

    internal override HttpContent CreateContent(CancellationToken cancellationToken)
    {
        // MultipartFormDataContent would parse the names, and write those beyond ASCII as encoded words.
        var content = new MultipartContent("form-data");
        try
        {
            foreach (var (name, text, file) in _parts)
            {
                content.Add(file is null ? TextPart(name, text!) : FilePart(name, file, cancellationToken));
            }

            return content;
        }
        catch
        {
            // The files before the one that can't be opened are open.
            content.Dispose();
            throw;
        }
    }

    private void AddText(string name, object value, string parameterName)
    {
        _parts.Add((WellFormedText.Of(name, nameof(name)), WellFormedText.Of(ParameterText.Of(value), parameterName), null));
    }

    private static ByteArrayContent TextPart(string name, string text)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        FormDataDisposition.AddTo(part.Headers, name, fileName: null);
        return part;
    }

    private static HttpContent FilePart(string name, FileUpload file, CancellationToken cancellationToken)
    {
        var part = file.CreateContent(progress: null, cancellationToken);
        FormDataDisposition.AddTo(part.Headers, name, file.FileName);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        return part;
    }
}
