using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Sessions.Core;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// Multipart bodies: the name of a field, a text, and a file with a name, a media type and a content, divided by the byte 0xFF. What is written has
/// to read as what was given, by a reader that shares no code with Core.
/// </summary>
internal sealed partial class MultipartTarget : IFuzzTarget
{
    private const int Parts = 5;
    private const byte Divider = 0xFF;

    public string Name => "multipart";

    public IEnumerable<byte[]> Seeds => new[]
    {
        new[] { "files", "prompt", "a.txt", "text/plain", "content" },
        ["a\r\n--x--\r\n", "Content-Disposition: form-data; name=\"files\"", "\u00e9\u4e2d\ud83d\ude00.bin", "application/octet-stream", "\r\n--"],
        ["%22;=\"\\", "\0\t ", "a;b=c 'd'%22.txt", "text/plain; charset=\"a;b\"", ""],
        ["a", "b", "..x", "image/*", "\u2028"],
    }.Select(parts => parts.SelectMany((part, number) => number == 0 ? Encoding.UTF8.GetBytes(part) : [Divider, .. Encoding.UTF8.GetBytes(part)]).ToArray());

    public IEnumerable<string> Words => ["\r\n", "\n", "--", "\r\n--", "\"", "\\\"", ";", "=", "; filename*=utf-8''", "=?utf-8?B?", "?=", "%22", "%0d%0a", "name=", "Content-Type:", "boundary=", "\0", "\u0085", "\u2028", "\u202e"];

    public async Task RunAsync(byte[] input)
    {
        var parts = Split(input);
        var texts = parts.Take(Parts - 1).Select(Text).ToArray();
        var body = new MultipartBody();
        try
        {
            body.Add(texts[0], texts[1], "text");
            body.AddFile(texts[0], FileUpload.FromBytes(parts[Parts - 1], texts[2], texts[3].Length == 0 ? null : texts[3]));
        }
        catch (ArgumentException)
        {
            // Documented: a name or a text that can't be sent.
            return;
        }

        using var content = body.CreateContent();
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(content.Headers.ContentType!.ToString()).Boundary).Value!;
        var reader = new MultipartReader(boundary, await content.ReadAsStreamAsync()) { HeadersLengthLimit = int.MaxValue, BodyLengthLimit = int.MaxValue };
        await CheckPartAsync(reader, texts[0], null, Encoding.UTF8.GetBytes(texts[1]));
        await CheckPartAsync(reader, texts[0], texts[2], parts[Parts - 1]);
        if (await reader.ReadNextSectionAsync() is not null)
        {
            throw new InvalidOperationException("A part was sent that nobody gave.");
        }
    }

    private static byte[][] Split(byte[] input)
    {
        var rest = input.AsSpan();
        var parts = new byte[Parts][];
        for (var number = 0; number < Parts; number++)
        {
            var end = number < Parts - 1 ? rest.IndexOf(Divider) : -1;
            parts[number] = (end < 0 ? rest : rest[..end]).ToArray();
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return parts;
    }

    // A byte that is no UTF-8 becomes half of a surrogate pair, which no text of a request may hold.
    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\ufffd', '\ud83d');

    private static async Task CheckPartAsync(MultipartReader reader, string name, string? fileName, byte[] content)
    {
        var section = await reader.ReadNextSectionAsync() ?? throw new InvalidOperationException($"The part {name} is missing.");
        var disposition = Disposition().Match(section.ContentDisposition ?? "");
        using var body = new MemoryStream();
        await section.Body.CopyToAsync(body);
        if (!disposition.Success
            || disposition.Groups["name"].Value != Escaped(name)
            || disposition.Groups["file"].Success != fileName is not null
            || (fileName is not null && disposition.Groups["file"].Value != Escaped(fileName))
            || !body.ToArray().AsSpan().SequenceEqual(content))
        {
            throw new InvalidOperationException($"The part {name} is not what was given: {section.ContentDisposition}");
        }
    }

    // As browsers write it (WHATWG HTML, multipart/form-data encoding algorithm).
    private static string Escaped(string text) => text.Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    [GeneratedRegex("""\Aform-data; name="(?<name>[^"]*)"(?:; filename="(?<file>[^"]*)")?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Disposition();
}
