using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sessions.Build;
using Sessions.Build.Processes;
using Sessions.Build.Scaffold;
using Sessions.Build.Steps;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// What the generator makes of specs, with our configuration and templates, in a folder of its own and one process for all.
/// </summary>
internal sealed class GeneratedCode : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose, preprocessorSymbols: ["NET"]);

    // Without a name, the generator takes every file of its ending in the folder.
    private const string Run = "run";

    private readonly TemporaryFolder _folder = new();

    private GeneratedCode()
    {
    }

    public Repository Repository => new(_folder.Path);

    public static async Task<GeneratedCode> CreateAsync(params (string Name, string Spec)[] providers)
    {
        var code = new GeneratedCode();
        code.Copy("nswag.json");
        foreach (var folder in new[] { "build/templates/client", "build/templates/server", "build/Scaffold/Templates" })
        {
            SourceTree.Files(folder, "*").ToList().ForEach(code.Copy);
        }

        foreach (var (name, spec) in providers)
        {
            var provider = new Provider(name, "");
            code._folder.Write(provider.SpecName, spec);
            var configuration = code._folder.Write($"{Run}/{name}.nswag", "");
            var document = await GeneratorDocument.ReadAsync(code.Repository.PathTo(provider.SpecName), CancellationToken.None);
            await File.WriteAllTextAsync(configuration, new GeneratorConfiguration(code.Repository).For(provider, document));
        }

        var generator = await new GenerateStep(new Repository(SourceTree.Root)).RestoreAsync(CancellationToken.None);
        var run = await ChildProcess.RunAsync(ChildProcess.DotNet, [generator, "run"], code.Repository.PathTo(Run), new Dictionary<string, string?> { ["NSWAG_NOLOGO"] = "true" }, CancellationToken.None);
        Assert.That(run.Succeeded, Is.True, () => string.Join('\n', run.Lines));
        return code;
    }

    public string Read(string name) => File.ReadAllText(Repository.PathTo(name));

    /// <summary>
    /// The client, or with <c>Contract</c> the code of the sandbox.
    /// </summary>
    public SyntaxTree Tree(string provider, string part = "Client") => CSharpSyntaxTree.ParseText(Read($"generated/{provider}/{provider}Sessions{part}.g.cs"), ParseOptions);

    /// <summary>
    /// The files that <c>add</c> writes beside the generated code.
    /// </summary>
    public IReadOnlyDictionary<string, string> Scaffold(string provider)
    {
        var spec = Read(new Provider(provider, "").SpecName);
        var facts = SpecFacts.Read(provider, "spec", spec);
        var files = new ClientFiles(Repository);
        return new Dictionary<string, string>(files.Before(facts, new ScaffoldSource(spec, "", [], []))) { [new ProviderPlaces(provider).Flow] = files.Flow(facts) };
    }

    /// <summary>
    /// The client with its options, and another source beside it.
    /// </summary>
    public CSharpCompilation Compile(string provider, string source = "") => CSharpCompilation.Create(
        provider,
        [Tree(provider), Parse(Scaffold(provider)[ClientFiles.OptionsOf(provider)]), Parse(source)],
        SnippetCompiler.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    public void Dispose() => _folder.Dispose();

    private void Copy(string name) => _folder.Write(name, SourceTree.Read(name));
}
