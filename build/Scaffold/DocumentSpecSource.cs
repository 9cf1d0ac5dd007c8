using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Takes a document that is in our dialect whole, since its marks say more than an import could guess, and of any other what is asked for.
/// </summary>
internal sealed class DocumentSpecSource : ISpecSource
{
    private readonly DialectSpecSource _dialect = new();
    private readonly ImportSpecSource _import = new();

    public async Task<ScaffoldSource> ReadAsync(string name, string file, ImportRequest request, CancellationToken cancellationToken) =>
        (await ImportSource.ReadFileAsync(file, file, cancellationToken)).File.HasCSharpNames
            ? await _dialect.ReadAsync(name, file, request, cancellationToken)
            : await _import.ReadAsync(name, file, request, cancellationToken);

    public ImportRequest ReadSelection(string provenance) => _import.ReadSelection(provenance);
}
