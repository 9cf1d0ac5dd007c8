using NUnit.Framework.Constraints;
using Sessions.Core;
using Sessions.Tests.Build;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class FileUploadTests
{
    [TestCase("a.csv", "text/csv")]
    [TestCase("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [TestCase("a.gif", "image/gif")]
    [TestCase("a.htm", "text/html")]
    [TestCase("a.html", "text/html")]
    [TestCase("a.jpeg", "image/jpeg")]
    [TestCase("a.jpg", "image/jpeg")]
    [TestCase("a.json", "application/json")]
    [TestCase("a.md", "text/markdown")]
    [TestCase("a.mp3", "audio/mpeg")]
    [TestCase("a.mp4", "video/mp4")]
    [TestCase("a.pdf", "application/pdf")]
    [TestCase("a.png", "image/png")]
    [TestCase("a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [TestCase("a.svg", "image/svg+xml")]
    [TestCase("a.txt", "text/plain")]
    [TestCase("a.wav", "audio/x-wav")]
    [TestCase("a.webp", "image/webp")]
    [TestCase("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [TestCase("a.xml", "text/xml")]
    [TestCase("a.zip", "application/zip")]
    [TestCase("A.PDF", "application/pdf")]
    [TestCase("a.tar.zip", "application/zip")]
    [TestCase("a.unknown", "application/octet-stream")]
    [TestCase("a", "application/octet-stream")]
    public void The_media_type_follows_from_the_extension(string fileName, string mediaType)
    {
        Assert.That(FileUpload.FromBytes([], fileName).ContentType, Is.EqualTo(mediaType));
    }

    [Test]
    public void A_media_type_that_is_given_wins_over_the_extension()
    {
        Assert.That(FileUpload.FromBytes([], "a.txt", "text/x-log").ContentType, Is.EqualTo("text/x-log"));
    }

    [TestCase("plain text\r\n")]
    [TestCase("")]
    public void A_media_type_that_is_none_is_refused(string mediaType)
    {
        Assert.That(
            () => FileUpload.FromBytes([], "a", mediaType),
            Throws.ArgumentException.With.Message.EqualTo("The value must be a media type, such as text/plain. (Parameter 'contentType')"));
    }

    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("a\\b")]
    [TestCase("a\0b")]
    [TestCase("a\tb")]
    [TestCase("a\u0085b")]
    public void A_text_that_can_not_be_a_file_name_is_refused(string name)
    {
        Assert.That(() => FileUpload.FromBytes([], name), Throws.ArgumentException.With.Message.EqualTo(
            "A file name must not contain slashes, backslashes, or control characters other than line ends, and must not be '.' or '..'; pass another fileName. (Parameter 'fileName')"));
    }

    [TestCase("...")]
    [TestCase(".hidden")]
    [TestCase("a b'c.txt")]
    [TestCase("a\"b")]
    [TestCase("a\r\nb")]
    public void A_file_may_have_an_unusual_name(string name)
    {
        Assert.That(FileUpload.FromBytes([], name).FileName, Is.EqualTo(name));
    }

    [Test]
    public void A_blank_file_name_is_refused()
    {
        Assert.That(
            () => FileUpload.FromBytes([], " "),
            Throws.ArgumentException.With.Message.EqualTo("The fileName is blank; pass one that is not. (Parameter 'fileName')"));
    }

    [Test]
    public void Content_that_is_null_is_refused()
    {
        Assert.That(
            () => FileUpload.FromBytes(null!, "a"),
            Throws.ArgumentNullException.With.Message.EqualTo("Null was given for content; pass what is meant. (Parameter 'content')"));
    }

    [Test]
    public void A_stream_that_is_null_is_refused()
    {
        Assert.That(() => FileUpload.FromStream(null!, "a"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("stream"));
    }

    [Test]
    public void A_stream_that_is_closed_is_refused()
    {
        var stream = new MemoryStream();
        stream.Dispose();

        Assert.That(
            () => FileUpload.FromStream(stream, "a"),
            Throws.ArgumentException.With.Message.EqualTo("The stream can't be read; pass one that is open for reading. (Parameter 'stream')"));
    }

    [Test]
    public void A_file_on_disk_is_sent_under_another_name_when_asked()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("on-disk.bin", "content");

        var file = FileUpload.FromFile(path, fileName: "Bericht \"neu\".txt");

        Assert.That((file.FileName, file.ContentType), Is.EqualTo(("Bericht \"neu\".txt", "text/plain")));
        Assert.That(() => FileUpload.FromFile(path, fileName: "a/b"), Throws.ArgumentException.With.Property("ParamName").EqualTo("fileName"));
    }

    [Test]
    public void A_path_that_is_blank_is_refused()
    {
        Assert.That(() => FileUpload.FromFile(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
    }

    [Test]
    public void A_file_that_does_not_exist_is_refused()
    {
        Assert.That(
            () => FileUpload.FromFile("no/such.file"),
            Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo("The file to be sent does not exist; check its path."));
    }

    [Test]
    public void Content_can_be_sent_again_unless_its_stream_can_not_seek()
    {
        using var seekable = new MemoryStream();
        using var forwardOnly = new ForwardOnlyStream([]);

        Assert.That(
            (FileUpload.FromBytes([], "a").CanReplay, FileUpload.FromStream(seekable, "a").CanReplay, FileUpload.FromStream(forwardOnly, "a").CanReplay),
            Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task A_file_is_sent_under_its_name_and_can_be_sent_again()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".txt");
        await File.WriteAllTextAsync(path, "content");
        var file = FileUpload.FromFile(path);
        using var first = BodyOf(file).CreateContent();
        using var second = BodyOf(file).CreateContent();

        var sent = (await first.ReadAsStringAsync(), await second.ReadAsStringAsync());

        Assert.That((file.FileName, file.ContentType, file.CanReplay), Is.EqualTo((Path.GetFileName(path), "text/plain", true)));
        Assert.That(sent, Is.EqualTo(("content", "content")));
        File.Delete(path);
    }

    [Test]
    public async Task A_stream_is_sent_from_where_it_stands()
    {
        using var stream = new MemoryStream("skip:content"u8.ToArray()) { Position = 5 };
        using var content = BodyOf(FileUpload.FromStream(stream, "a")).CreateContent();

        Assert.That((content.Headers.ContentLength, await content.ReadAsStringAsync()), Is.EqualTo((7L, "content")));
    }

    [Test]
    public async Task Content_can_be_read_by_the_connection_twice()
    {
        using var content = BodyOf(FileUpload.FromBytes("content"u8.ToArray(), "a")).CreateContent();
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        await content.CopyToAsync(first);
        await content.CopyToAsync(second);

        Assert.That((first.ToArray(), second.ToArray()), Is.EqualTo(("content"u8.ToArray(), "content"u8.ToArray())));
    }

    [Test]
    public async Task Content_that_can_not_be_rewound_is_read_by_the_connection_once()
    {
        using var stream = new ForwardOnlyStream([1]);
        using var content = BodyOf(FileUpload.FromStream(stream, "a")).CreateContent();
        await content.CopyToAsync(Stream.Null);

        await Assert.ThatAsync(
            () => content.CopyToAsync(Stream.Null),
            Throws.InstanceOf<SessionsException>().With.Message.EqualTo(
                "The stream to be sent was sent before and can't be rewound, so nothing is left of it; pass a new stream."));
    }

    [Test]
    public void Content_that_can_not_seek_has_no_length()
    {
        using var stream = new ForwardOnlyStream([1]);
        using var content = BodyOf(FileUpload.FromStream(stream, "a")).CreateContent();

        Assert.That(content.Headers.ContentLength, Is.Null);
    }

    [Test]
    public void A_stream_of_the_caller_stays_open_after_an_upload()
    {
        using var stream = new MemoryStream();

        BodyOf(FileUpload.FromStream(stream, "a")).CreateContent().Dispose();

        Assert.That(stream.CanRead, Is.True);
    }

    [Test]
    public async Task A_file_is_closed_after_an_upload()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, "content");

        BodyOf(FileUpload.FromFile(path)).CreateContent().Dispose();

        using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            File.Delete(path);
        }

        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task Progress_counts_the_bytes_that_were_sent()
    {
        var progress = new Reports();
        using var content = BodyOf(FileUpload.FromBytes(new byte[200_000], "a"), progress).CreateContent();

        await content.CopyToAsync(Stream.Null);

        Assert.That(progress.Values, Is.Ordered.And.Count.GreaterThan(1));
        Assert.That(progress.Values[^1], Is.EqualTo(200_000));
    }

    [Test]
    public void An_upload_that_is_cancelled_reads_no_further()
    {
        using var content = BodyOf(FileUpload.FromBytes([1], "a")).CreateContent();

        // For netstandard2.0, no content is given the token of the connection; there, it has that of the attempt.
        Assert.That(
            () => content.CopyToAsync(new MemoryStream(), new CancellationToken(canceled: true)),
            LibraryFramework.Choose<IResolveConstraint>(Throws.InstanceOf<OperationCanceledException>(), netStandard: Throws.Nothing));
    }

    private static RequestBody BodyOf(FileUpload file, IProgress<long>? progress = null)
    {
        return PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), "https://storage.test/p", file, progress).Body!;
    }

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
