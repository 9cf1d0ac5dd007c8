using System.Text;
using Sessions.Build;
using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import;

namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// An OpenAPI document that is imported and compared. The only exception that may leave the build program is <see cref="BuildFailure" />.
/// </summary>
internal sealed class DocumentTarget : IFuzzTarget
{
    private static readonly Lazy<SpecFile> Other = new(() => SpecFileReader.Read("from.yaml", Resource("Seeds/forms.yaml"), CancellationToken.None));

    public string Name => "documents";

    public IEnumerable<byte[]> Seeds => typeof(DocumentTarget).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Seeds/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Resource);

    public IEnumerable<string> Words =>
    [
        "$ref: ", "'#/components/schemas/Thing'", "allOf: ", "anyOf: ", "oneOf: ", "not: ", "type: ", "enum: ", "const: ", "format: date-time", "nullable: true",
        "properties: ", "additionalProperties: ", "items: ", "required: ", "discriminator: ", "mapping: ", "default: ", "example: ", "examples: ", "minItems: 30000000",
        "maxLength: -1", "pattern: '(a+)+$'", "minimum: 1e400", "parameters: ", "in: query", "in: path", "in: header", "in: cookie", "style: deepObject",
        "explode: false", "requestBody: ", "content: ", "application/json: ", "schema: ", "responses: ", "'200': ", "default: ", "headers: ", "security: ",
        "servers: ", "url: ", "variables: ", "operationId: ", "tags: ", "deprecated: true", "readOnly: true", "x-csharp-name: ", "x-pagination: ", "$defs: ",
        "openapi: 3.1.0", "&a ", "*a", "<<: ", "!!binary ", "? ", "- ", "| ", "{}", "[]", "~", "null", "\\u0000", "\n  ", "%2F", "~1", "~0", "{", "}", "{id}",
    ];

    public Task RunAsync(byte[] input)
    {
        try
        {
            Import(input);
        }
        catch (BuildFailure)
        {
            // The documented failure: one sentence.
        }

        try
        {
            Compare(input);
        }
        catch (BuildFailure)
        {
            // As above.
        }

        return Task.CompletedTask;
    }

    private static void Import(byte[] input)
    {
        var source = ImportSource.Read("fuzz", input, CancellationToken.None);
        var result = SpecImport.Run(source, new ImportRequest { Provider = "Fuzz" }, CancellationToken.None);
        try
        {
            SpecFileReader.Read("openapi.yaml", Encoding.UTF8.GetBytes(result.Spec), CancellationToken.None);
        }
        catch (BuildFailure failure)
        {
            throw new InvalidOperationException($"The import wrote a document that can't be read: {failure.Message}");
        }
    }

    private static void Compare(byte[] input)
    {
        var file = SpecFileReader.Read("to", input, CancellationToken.None);
        _ = SpecComparison.Run(Other.Value, file, CancellationToken.None);
        _ = SpecComparison.Run(file, Other.Value, CancellationToken.None);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(DocumentTarget).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
