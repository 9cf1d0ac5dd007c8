using System.Text;
using Sessions.Build.Comparison;
using Sessions.Build.Comparison.Operations;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Releases;

namespace Sessions.Build.Steps;

/// <summary>
/// Finds out which documents are meant and compares them.
/// </summary>
internal sealed class DiffStep
{
    private readonly Repository _repository;
    private readonly GitHistory _git;
    private readonly SpecHistory _history;

    public DiffStep(Repository repository)
    {
        _repository = repository;
        _git = new GitHistory(repository);
        _history = new SpecHistory(repository, _git);
    }

    /// <param name="from">A file, or what Git knows as a commit.</param>
    /// <param name="to">A file, or null for the provider's spec as it is.</param>
    /// <param name="provider">The provider, or null for all or for the one that fits.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public Task<IReadOnlyList<SpecDiff>> RunAsync(string from, string? to, Provider? provider, CancellationToken cancellationToken) => LimitAsync(
        async token => File.Exists(from)
            ? [await CompareFileAsync(from, to, provider, token)]
            : await CompareHistoryAsync(from, to, provider, token),
        cancellationToken);

    /// <summary>
    /// Compares a provider's spec as it is with one that is not written yet.
    /// </summary>
    public Task<SpecDiff> RunAsync(Provider provider, string newer, CancellationToken cancellationToken) => LimitAsync(
        async token => await CompareAsync(
            await _history.ReadCurrentAsync(provider, token),
            SpecFileReader.Read($"{provider.SpecName} (new)", Encoding.UTF8.GetBytes(newer), token),
            provider,
            token),
        cancellationToken);

    private static async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> compare, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(SpecLimits.MaxTime);
        try
        {
            return await compare(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BuildFailure(
                $"The comparison took longer than {SpecLimits.MaxTime.TotalMinutes:0} minutes and was ended; cut the documents down to the operations that matter.");
        }
    }

    private async Task<SpecDiff> CompareFileAsync(string from, string? to, Provider? provider, CancellationToken cancellationToken)
    {
        var fromFile = await ReadAsync(from, cancellationToken);
        SpecFile toFile;
        if (to is not null)
        {
            toFile = await ReadAsync(to, cancellationToken);
        }
        else
        {
            provider ??= await FindProviderAsync(fromFile, cancellationToken);
            toFile = await _history.ReadCurrentAsync(provider, cancellationToken);
        }

        return await CompareAsync(fromFile, toFile, provider, cancellationToken);
    }

    private async Task<SpecDiff> CompareAsync(SpecFile from, SpecFile to, Provider? provider, CancellationToken cancellationToken)
    {
        var differences = SpecComparison.Run(from, to, cancellationToken);
        if (provider is null)
        {
            return new SpecDiff(Provider: null, from.Name, to.Name, differences, Version: null);
        }

        var version = await _history.CurrentVersionAsync(provider, cancellationToken);
        return new SpecDiff(provider, from.Name, to.Name, differences, SpecHistory.Advise(provider, version, version, differences));
    }

    private async Task<IReadOnlyList<SpecDiff>> CompareHistoryAsync(
        string reference, string? to, Provider? provider, CancellationToken cancellationToken)
    {
        if (Directory.Exists(reference))
        {
            throw new BuildFailure($"{reference} is a folder; name an OpenAPI document, or a commit, tag or branch.");
        }

        if (!await _git.ExistsAsync(cancellationToken))
        {
            throw new BuildFailure(
                $"There is no file '{reference}', and {_repository.Root} is not a Git repository, so it names no commit either; name a file.");
        }

        var commit = await _git.FindCommitAsync(reference, cancellationToken)
            ?? throw new BuildFailure($"'{reference}' is neither a file nor a commit, tag or branch of this repository; name one of them.");
        if (to is not null && provider is null)
        {
            throw new BuildFailure($"{to} could belong to any provider; say with --provider whose spec at {reference} it is compared with.");
        }

        var diffs = new List<SpecDiff>();
        foreach (var one in provider is null ? _repository.FindProviders() : [provider])
        {
            var toFile = to is null ? await _history.ReadCurrentAsync(one, cancellationToken) : await ReadAsync(to, cancellationToken);
            diffs.Add(await _history.CompareAsync(one, commit, reference, toFile, cancellationToken));
        }

        return diffs;
    }

    private async Task<Provider> FindProviderAsync(SpecFile file, CancellationToken cancellationToken)
    {
        var addresses = OperationList.Read(file).Select(operation => operation.Template).ToHashSet(StringComparer.Ordinal);
        var fitting = new List<Provider>();
        foreach (var provider in _repository.FindProviders())
        {
            var spec = await _history.ReadCurrentAsync(provider, cancellationToken);
            if (OperationList.Read(spec).Any(operation => addresses.Contains(operation.Template)))
            {
                fitting.Add(provider);
            }
        }

        return fitting switch
        {
            [var only] => only,
            [] => throw new BuildFailure($"{file.Name} has no operation in common with any provider's spec; say with --provider which one is meant."),
            _ => throw new BuildFailure(
                $"{file.Name} has operations in common with {string.Join(" and ", fitting.Select(provider => provider.Name))}; say with --provider which one is meant."),
        };
    }

    private Task<SpecFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = _repository.Name(Path.GetFullPath(path));
        return SpecFileReader.ReadFileAsync(path, name.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(name) ? path : name, cancellationToken);
    }
}
