using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;

namespace Sessions.Build.Comparison.Reading;

/// <summary>
/// Reads an OpenAPI 3.0 or 3.1 document, YAML or JSON, and refuses anything else in one sentence.
/// </summary>
internal static class SpecFileReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a file.
    /// </summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The file as it stands in messages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="checksReferences">Whether each <c>$ref</c> of the document has to lead somewhere.</param>
    /// <exception cref="BuildFailure">It is not there, too large, or no OpenAPI document.</exception>
    public static async Task<SpecFile> ReadFileAsync(string path, string name, CancellationToken cancellationToken, bool checksReferences = true)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new BuildFailure(Directory.Exists(path)
                ? $"{name} is a folder; name the OpenAPI document in it."
                : $"{name} does not exist; name an OpenAPI document.");
        }

        ThrowIfTooLarge(name, file.Length);
        try
        {
            return Read(name, await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken, checksReferences);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BuildFailure($"{name} can't be read ({exception.Message}); see to it that you may read it.");
        }
    }

    public static SpecFile Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken, bool checksReferences = true)
    {
        ThrowIfTooLarge(name, content.Length);
        var bytes = content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        var root = IsJson(name, bytes.Span) ? ReadJson(name, bytes.Span, cancellationToken) : ReadYaml(name, bytes.Span, cancellationToken);
        var version = CheckVersion(name, root);
        var file = new SpecFile(name, root, version);
        if (checksReferences)
        {
            ReferenceCheck.Run(file, cancellationToken);
        }

        return file;
    }

    public static void ThrowIfTooLarge(string name, long bytes)
    {
        if (bytes > SpecLimits.MaxBytes)
        {
            throw new BuildFailure(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} has {bytes / 1_000_000} MB, and more than {SpecLimits.MaxBytes / 1_000_000} MB are not read; cut the document down to the operations that matter."));
        }
    }

    // A flow mapping of YAML begins with a brace too, but then the name rarely ends in .json and the text rarely goes on with a quote.
    private static bool IsJson(string name, ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart(" \t\r\n"u8);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("{"u8) && start[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'}', ..]);
    }

    private static SpecNode ReadJson(string name, ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSpecReader.Read(bytes, cancellationToken);
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $" at line {line + 1}" : "";
            var reason = exception.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.');
            throw new BuildFailure($"{name} is not valid JSON{place}: {reason}.");
        }
        catch (InvalidOperationException exception)
        {
            // What the reader says when a string holds bytes that are no UTF-8.
            throw new BuildFailure($"{name} is not valid JSON: {exception.Message.TrimEnd('.')}.");
        }
    }

    private static SpecNode ReadYaml(string name, ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            return YamlSpecReader.Read(StrictUtf8.GetString(bytes), cancellationToken);
        }
        catch (YamlException exception)
        {
            throw new BuildFailure(
                $"{name} is not valid YAML at line {exception.Start.Line}, column {exception.Start.Column}: {exception.Message.TrimEnd('.')}.");
        }
        catch (DecoderFallbackException)
        {
            throw new BuildFailure($"{name} is not UTF-8 text, so it is no OpenAPI document.");
        }
    }

    private static System.Version CheckVersion(string name, SpecNode root)
    {
        if (root["swagger"] is { } swagger)
        {
            throw new BuildFailure($"{name} is a Swagger {swagger.Text} document; convert it to OpenAPI 3.0 or 3.1.");
        }

        if (root["openapi"] is not { Text: { Length: > 0 } text })
        {
            throw new BuildFailure($"{name} is not an OpenAPI document: it is no mapping with the field 'openapi' at its root.");
        }

        if (!System.Version.TryParse(text, out var version) || version is not { Major: 3, Minor: 0 or 1 })
        {
            throw new BuildFailure($"{name} says 'openapi: {text}'; only OpenAPI 3.0 and 3.1 are read.");
        }

        foreach (var section in (string[])["paths", "components"])
        {
            if (root[section] is { IsMapping: false } wrong)
            {
                throw new BuildFailure($"{name} is not an OpenAPI document: '{section}' in line {wrong.Line} is no mapping.");
            }
        }

        return (root["paths"] ?? root["components"] ?? root["webhooks"]) is not null
            ? version
            : throw new BuildFailure($"{name} is not an OpenAPI document: it has no paths.");
    }
}
