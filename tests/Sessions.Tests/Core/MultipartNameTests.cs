using System.Text;
using Sessions.Core;
using Sessions.Portal;

namespace Sessions.Tests;

/// <summary>
/// Names of fields and files on the wire, as RFC 7578 and the form encoding of the WHATWG have them, counted in bytes at a raw socket.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class MultipartNameTests
{
    private static readonly byte[] Session = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{\"id\":\"s\"}");

    // The name, and the text that goes between the quotes as UTF-8.
    private static readonly TestCaseData[] FileNames =
    [
        Named("plain", "plain~.txt", "plain~.txt"),
        Named("umlauts", "Grüße äöü.txt", "Grüße äöü.txt"),
        Named("combining", "u\u0308.txt", "u\u0308.txt"),
        Named("Han", "日本語.txt", "日本語.txt"),
        Named("emoji", "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udcbb.png", "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udcbb.png"),
        Named("right to left", "\u202egpj.exe שלום مرحبا", "\u202egpj.exe שלום مرحبا"),
        Named("quotes", "a \"b\" c.txt", "a %22b%22 c.txt"),
        Named("quotes alone", "\"\"", "%22%22"),
        Named("line ends", "a\r\nb\nc\rd", "a%0D%0Ab%0Ac%0Dd"),
        Named("a header of its own", "a\"\r\nX-Evil: 1\r\n\r\nbody", "a%22%0D%0AX-Evil: 1%0D%0A%0D%0Abody"),
        Named("separators of Unicode", "a\u2028b\u2029c\u0085", "a\u2028b\u2029c\u0085", isFile: false),
        Named("percent signs", "100%.txt", "100%.txt"),
        Named("an escape", "a%22b%0A%C3%A4", "a%22b%0A%C3%A4"),
        Named("apostrophes and semicolons", "a'b;c=d, e", "a'b;c=d, e"),
        Named("an encoded word", "=?utf-8?B?w6Q=?=", "=?utf-8?B?w6Q=?="),
        Named("Latin-1", "\u00e9\u00ff", "\u00e9\u00ff"),
        Named("long", new string('ü', 4000), new string('ü', 4000)),
        Named("backslashes", "a\\b\\", "a\\b\\", isFile: false),
        Named("slashes", "../a/b", "../a/b", isFile: false),
        Named("a control character", "a\0b\tc", "a\0b\tc", isFile: false),
    ];

    private static IEnumerable<TestCaseData> NamesOfFiles => FileNames.Where(data => (bool)data.Arguments[2]!);

    [TestCaseSource(nameof(NamesOfFiles))]
    public async Task The_name_of_a_file_is_sent_as_UTF_8_between_quotes(string name, string sent, bool isFile)
    {
        var body = await ReceiveAsync(async address =>
        {
            using var client = new PortalSessionsClient(new PortalSessionsOptions { ApiKey = "k", BaseAddress = address });
            await client.CreateSessionAsync("a", "p", [FileUpload.FromBytes("1"u8.ToArray(), name)]);
        });

        AssertHolds(body, $"\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{sent}\"\r\n");
    }

    [TestCaseSource(nameof(FileNames))]
    public async Task The_name_of_a_field_is_sent_as_UTF_8_between_quotes(string name, string sent, bool isFile)
    {
        var body = await ReceiveAsync(address => PostAsync(address, form =>
        {
            form.Add(name, "text");
            form.AddFile(name, FileUpload.FromBytes("1"u8.ToArray(), "a.txt"));
        }));

        AssertHolds(body, $"\r\nContent-Disposition: form-data; name=\"{sent}\"\r\n");
        AssertHolds(body, $"\r\nContent-Disposition: form-data; name=\"{sent}\"; filename=\"a.txt\"\r\n");
    }

    [Test]
    public void The_name_of_a_field_with_half_of_a_surrogate_pair_is_refused()
    {
        Assert.That(() => new MultipartBody().Add("a\ud83d", "text"), Throws.ArgumentException.With.Message.Contains("half of a surrogate pair"));
        Assert.That(
            () => new MultipartBody().AddFile("\ude00a", FileUpload.FromBytes([], "a")), Throws.ArgumentException.With.Message.Contains("half of a surrogate pair"));
    }

    private static TestCaseData Named(string what, string name, string sent, bool isFile = true)
    {
        return new TestCaseData(name, sent, isFile).SetArgDisplayNames(what);
    }

    private static void AssertHolds(byte[] body, string expected)
    {
        Assert.That(body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(expected)), Is.GreaterThanOrEqualTo(0), () => Encoding.UTF8.GetString(body));
        Assert.That(Encoding.Latin1.GetString(body), Does.Not.Contain("filename*").IgnoreCase);
    }

    private static async Task PostAsync(Uri address, Action<MultipartBody> fill)
    {
        var form = new MultipartBody();
        fill(form);
        using var client = new HttpClient();
        using var content = form.CreateContent();
        using var response = await client.PostAsync(address, content);
    }

    private static async Task<byte[]> ReceiveAsync(Func<Uri, Task> send)
    {
        using var received = new MemoryStream();
        await using var server = await LoopbackServer.StartAsync(async (stream, cancellationToken) =>
        {
            await ReadToLastBoundaryAsync(stream, received, cancellationToken);
            await stream.WriteAsync(Session, cancellationToken);
        });
        await send(server.Address);
        return received.ToArray();
    }

    private static async Task ReadToLastBoundaryAsync(Stream stream, MemoryStream received, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (!received.GetBuffer().AsSpan(0, (int)received.Length).EndsWith("--\r\n"u8) && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            received.Write(buffer, 0, count);
        }
    }
}
