namespace Sessions.Build.Publishing;

/// <summary>
/// A folder as a feed: packages and symbols lie side by side in it.
/// </summary>
internal sealed class FolderFeed : IPackageFeed
{
    private readonly string _folder;

    public FolderFeed(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (!Directory.Exists(_folder))
        {
            throw new BuildFailure($"The source '{folder}' is neither an address nor a folder that exists; create the folder, or name another source.");
        }
    }

    public Task<bool> HasAsync(string id, string version, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(Path.Combine(_folder, $"{id}.{version}.nupkg")));

    public Task<bool> PushAsync(string packagePath, CancellationToken cancellationToken) => CopyAsync(packagePath, cancellationToken);

    public async Task<bool?> PushSymbolsAsync(string symbolsPath, CancellationToken cancellationToken) => await CopyAsync(symbolsPath, cancellationToken);

    // Under its name a file is there whole or not at all, whenever this stops.
    private async Task<bool> CopyAsync(string path, CancellationToken cancellationToken)
    {
        var target = Path.Combine(_folder, Path.GetFileName(path));
        if (File.Exists(target))
        {
            return false;
        }

        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            await using (var read = File.OpenRead(path))
            await using (var write = File.Create(partial))
            {
                await read.CopyToAsync(write, cancellationToken);
            }

            File.Move(partial, target);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new BuildFailure($"{Path.GetFileName(path)} could not be written into {_folder}; mend that and run it again: {exception.Message}");
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
