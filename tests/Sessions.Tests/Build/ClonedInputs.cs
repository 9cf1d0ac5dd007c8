using Sessions.Build;

namespace Sessions.Tests.Build;

/// <summary>
/// A copy of what decides whether the generated code of one provider is stale, to be changed by a test.
/// </summary>
internal sealed class ClonedInputs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ClonedInputs(Repository clone, string provider)
    {
        IEnumerable<string> inputs =
        [
            "nswag.json",
            "build/NSwag.Provider.targets",
            "build/Generator/packages.lock.json",
            $"specs/{provider.ToLowerInvariant()}/openapi.yaml",
            .. Files(clone, "build/templates"),
            .. Files(clone, $"generated/{provider}"),
        ];
        foreach (var name in inputs)
        {
            File.Copy(clone.PathTo(name), _folder.Write(name, ""), overwrite: true);
        }
    }

    public string Root => _folder.Path;

    public void Replace(string name, string original, string replacement) =>
        _folder.Write(name, File.ReadAllText(PathTo(name)).Replace(original, replacement, StringComparison.Ordinal));

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Append(string name, string text) => File.AppendAllText(PathTo(name), text);

    public void Touch(string name) => File.SetLastWriteTimeUtc(PathTo(name), DateTime.UtcNow.AddDays(1));

    public void Delete(string name) => File.Delete(PathTo(name));

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Files(Repository clone, string folder) =>
        Directory.EnumerateFiles(clone.PathTo(folder), "*", SearchOption.AllDirectories).Select(clone.Name);

    private string PathTo(string name) => Path.Combine(Root, name);
}
