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

    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Create().Parse(arguments);
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

    private static RootCommand Create()
    {
        var root = new RootCommand(
            """
            The line from the specs to a program that uses the packages. Without a verb it runs whole: generate, compare, pack, start the
            sandbox, and run a consumer of the packages against it. It needs no key and no account.
            """)
        {
            new AddVerb().AttachTo(new Command("add", "Make a provider of an OpenAPI document: client, sandbox, tests and package. It is whole, or nothing is written.")),
            new UpdateVerb().AttachTo(new Command("update", "Take a newer document of a provider that was added, say what changed, and keep what was written by hand.")),
            new RemoveVerb().AttachTo(new Command("remove", "Undo the add of a provider without a trace.")),
            new GenerateVerb().AttachTo(new Command("generate", "Generate the code of all providers, or of one, from their specs.")),
            new DriftVerb().AttachTo(new Command("drift", "Generate everything and fail if the generated code changes by a byte, or if a version is too low for what changed.")),
            new DiffVerb().AttachTo(new Command(
                "diff",
                "Say what changed between two versions of a spec, what it means for users, and the next version. Ends with 0 whatever it finds.")),
            new LintVerb().AttachTo(new Command("lint", "Check the specs and nswag.json with our rules, and the specs with Redocly.")),
            new PackVerb().AttachTo(new Command("pack", "Build the packages into artifacts/packages and check what is in them.")),
            new PublishVerb().AttachTo(new Command("publish", "Pack, and publish to a feed or into a folder what is not there yet.")),
            new QuickstartVerb().AttachTo(new Command("quickstart", "Run a program that uses the packages against the sandbox.")),
            new ConformVerb().AttachTo(new Command("conform", "Hold what clients and sandbox said in the tests against the specs, with ajv.")),
            new ProveVerb().AttachTo(new Command("prove", "Show what takes too long for the tests: hostile servers, ids, load, mutations.")),
            new SandboxVerb().AttachTo(new Command("sandbox", "Serve all APIs on a loopback port until Ctrl-C.")),
        };
        return new WholeLineVerb().AttachTo(root);
    }
}
