using System.CommandLine;
using System.CommandLine.Invocation;
using Sessions.Build.Verbs;

namespace Sessions.Build;

/// <summary>
/// The command line: no verb runs the whole line from spec to consumer, each verb a part of it.
/// </summary>
internal static class BuildCommand
{
    // How long children may take to end after Ctrl-C before the program ends without them.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs the program.
    /// </summary>
    /// <param name="arguments">The verb and its options.</param>
    /// <param name="output">Where the account is written.</param>
    /// <param name="error">Where a failure is written.</param>
    /// <param name="folder">A folder of the clone to work on; null for the one that this program was built in.</param>
    /// <returns>The exit code: 0 after a success.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, string? folder = null)
    {
        var parsed = Create(folder ?? AppContext.BaseDirectory).Parse(arguments);
        if (parsed.Action is ParseErrorAction parseError)
        {
            parseError.ShowHelp = false;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        });
    }

    private static RootCommand Create(string folder)
    {
        var root = new RootCommand(
            """
            The line from the specs to a program that uses the packages. Without a verb it runs whole: generate, compare, pack, start the
            sandbox, and run a consumer of the packages against it. It needs no key and no account.
            """)
        {
            new AddVerb { Folder = folder }.AttachTo(new Command("add", "Make a provider of an OpenAPI document: client, sandbox, tests and package. It is whole, or nothing is written.")),
            new UpdateVerb { Folder = folder }.AttachTo(new Command("update", "Take a newer document of a provider that was added, say what changed, and keep what was written by hand.")),
            new RemoveVerb { Folder = folder }.AttachTo(new Command("remove", "Undo the add of a provider without a trace.")),
            new GenerateVerb { Folder = folder }.AttachTo(new Command("generate", "Generate the code of all providers, or of one, from their specs.")),
            new DriftVerb { Folder = folder }.AttachTo(new Command("drift", "Fail if specs, generated code, provenance, versions, packages, public API, dependencies or documentation have drifted apart.")),
            new DiffVerb { Folder = folder }.AttachTo(new Command(
                "diff",
                "Say what changed between two versions of a spec, what it means for users, and the next version. Ends with 0 whatever it finds.")),
            new LintVerb { Folder = folder }.AttachTo(new Command("lint", "Check the specs and nswag.json with our rules, and the specs with Redocly.")),
            new PackVerb { Folder = folder }.AttachTo(new Command("pack", "Build the packages into artifacts/packages and check what is in them.")),
            new ApiVerb { Folder = folder }.AttachTo(new Command("api", "Pack, and list the public API of the packages below src, for the diff of a pull request.")),
            new PublishVerb { Folder = folder }.AttachTo(new Command("publish", "Pack, and publish to a feed or into a folder what is not there yet.")),
            new QuickstartVerb { Folder = folder }.AttachTo(new Command("quickstart", "Run a program that uses the packages against the sandbox.")),
            new ConformVerb { Folder = folder }.AttachTo(new Command("conform", "Hold what clients and sandbox said in the tests against the specs, with ajv.")),
            new ProveVerb { Folder = folder }.AttachTo(new Command("prove", "Show what takes too long for the tests: hostile servers, ids, load, mutations.")),
            new BenchVerb { Folder = folder }.AttachTo(new Command("bench", "Measure the clients against others, and hold the figures against the budget.")),
            new SandboxVerb { Folder = folder }.AttachTo(new Command("sandbox", "Serve all APIs on a loopback port until Ctrl-C.")),
        };
        return new WholeLineVerb { Folder = folder }.AttachTo(root);
    }
}
