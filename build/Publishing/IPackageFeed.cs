namespace Sessions.Build.Publishing;

/// <summary>
/// Where packages are published.
/// </summary>
internal interface IPackageFeed
{
    /// <summary>
    /// Whether the feed has a version of a package; false as well when it doesn't let that be asked.
    /// </summary>
    Task<bool> HasAsync(string id, string version, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes a package.
    /// </summary>
    /// <returns>Whether it is new; false when the feed had it already.</returns>
    Task<bool> PushAsync(string packagePath, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes the symbols of a package that the feed has.
    /// </summary>
    /// <returns>Whether they are new; false when the feed had them already, null when it takes none.</returns>
    Task<bool?> PushSymbolsAsync(string symbolsPath, CancellationToken cancellationToken);
}
