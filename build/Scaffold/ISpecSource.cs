using Sessions.Build.Import;

namespace Sessions.Build.Scaffold;

/// <summary>
/// Makes the spec of a provider, in our dialect, from a document.
/// </summary>
internal interface ISpecSource
{
    /// <summary>
    /// Reads a document and takes from it what the selection names.
    /// </summary>
    /// <exception cref="BuildFailure">The document can't be used; the message says why and what to do.</exception>
    Task<ScaffoldSource> ReadAsync(string name, string file, ImportRequest selection, CancellationToken cancellationToken);

    /// <summary>
    /// The selection that a provenance was written with, so that a newer document is read in the same way.
    /// </summary>
    ImportRequest ReadSelection(string provenance);
}
