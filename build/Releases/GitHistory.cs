using System.Globalization;
using Sessions.Build.Processes;

namespace Sessions.Build.Releases;

/// <summary>
/// Reads what a clone was at other times. It never changes anything.
/// </summary>
internal sealed class GitHistory(Repository repository)
{
    private const string Git = "git";

    // Messages of Git are told apart by their words.
    private static readonly Dictionary<string, string?> English = new() { ["LC_ALL"] = "C" };

    /// <summary>
    /// Whether the folder belongs to a Git repository at all; an unpacked archive does not.
    /// </summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["rev-parse", "--git-dir"], cancellationToken)).Succeeded;

    /// <summary>
    /// Whether the clone lacks old commits, and with them tags.
    /// </summary>
    public async Task<bool> IsShallowAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["rev-parse", "--is-shallow-repository"], cancellationToken)).Lines is ["true"];

    /// <summary>
    /// The commit that a tag, a branch or an expression such as HEAD~3 names, or null.
    /// </summary>
    public async Task<string?> FindCommitAsync(string reference, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}"], cancellationToken);
        return result is { Succeeded: true, Lines: [var commit, ..] } ? commit : null;
    }

    /// <summary>
    /// The tags below a prefix that HEAD descends from.
    /// </summary>
    public async Task<IReadOnlyList<string>> ListTagsAsync(string prefix, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["tag", "--list", $"{prefix}*", "--merged", "HEAD"], cancellationToken);
        return result.Succeeded ? result.Lines : [];
    }

    /// <summary>
    /// The content of a file in a commit, or null when it was not there.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <param name="name">The path from the root of the clone, with slashes.</param>
    /// <param name="check">Is given the size before the content is read, and may throw.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<byte[]?> ReadAsync(string commit, string name, Action<long> check, CancellationToken cancellationToken)
    {
        var listing = await RunAsync(["ls-tree", "--long", commit, "--", name], cancellationToken);
        if (!listing.Succeeded)
        {
            throw new BuildFailure($"Git could not list {name} at {commit}.", listing.RelevantLines);
        }

        // Mode, kind, hash and size stand before a tab, the path behind it.
        if (listing.Lines is not [var line, ..] || line.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [_, "blob", var hash, var size])
        {
            return null;
        }

        check(long.Parse(size, CultureInfo.InvariantCulture));
        return await ChildProcess.ReadOutputAsync(Git, ["cat-file", "blob", hash], repository.Root, cancellationToken);
    }

    private Task<ChildProcessResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        ChildProcess.RunAsync(Git, arguments, repository.Root, English, cancellationToken);
}
