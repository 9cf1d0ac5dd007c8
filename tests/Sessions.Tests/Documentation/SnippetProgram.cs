using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Sessions.Build.Processes;
using Sessions.Build.Quickstart;
using Sessions.Portal;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// Runs a snippet as the program that a reader would make of it, in a process and a folder of its own, with a sandbox for the providers. Keys,
/// addresses and ids that the reader would put in are put in; nothing else is changed.
/// </summary>
internal static partial class SnippetProgram
{
    /// <summary>
    /// How the names of the programs begin, which come and go beside the tests.
    /// </summary>
    internal const string Prefix = "Snippet-";

    private static readonly string[] FilesBeside = ["profile.bin", "report.pdf", "sales.csv", "reference.bin", "training.bin", "validation.bin", "profiles/ref-1.bin", "profiles/ref-2.bin"];

    internal static async Task<ChildProcessResult> RunAsync(Snippet snippet, params KeyValuePair<string, string?>[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("sessions-snippet-");
        // Beside the tests, where all that it refers to lies.
        var program = Path.Combine(AppContext.BaseDirectory, $"{Prefix}{Guid.NewGuid():N}.dll");
        try
        {
            await using var sandbox = await SandboxServer.StartAsync();
            await WriteFilesAsync(folder.FullName, sandbox);
            SnippetCompiler.Emit(snippet with { Code = await FillInAsync(snippet.Code, sandbox) }, program);
            return await ChildProcess.RunAsync(
                ChildProcess.DotNet,
                ["exec", "--runtimeconfig", PathTo("Sessions.Tests.runtimeconfig.json"), "--depsfile", PathTo("Sessions.Tests.deps.json"), program],
                folder.FullName,
                SandboxSettings.Describe(sandbox).Concat(environment).ToDictionary(StringComparer.Ordinal),
                CancellationToken.None);
        }
        finally
        {
            File.Delete(program);
            folder.Delete(recursive: true);
        }
    }

    private static string PathTo(string name)
    {
        return Path.Combine(AppContext.BaseDirectory, name);
    }

    private static async Task WriteFilesAsync(string folder, SandboxServer sandbox)
    {
        Directory.CreateDirectory(Path.Combine(folder, "profiles"));
        foreach (var name in FilesBeside)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "content");
        }

        // As editors write it: with a line end.
        await File.WriteAllTextAsync(Path.Combine(folder, "orq.key"), sandbox.Orq.ApiKey + Environment.NewLine);
        await WriteCertificateAsync(Path.Combine(folder, "client.pfx"));
    }

    private static async Task WriteCertificateAsync(string path)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12));
    }

    private static async Task<string> FillInAsync(string code, SandboxServer sandbox)
    {
        sandbox.SeedHumanloopSessions("pr_1234", 3);
        sandbox.SeedHumanloopSessions("pr_7Qm2", 3);
        var provider = SandboxSettings.Providers(sandbox).FirstOrDefault(provider => code.Contains($"using Sessions.{provider.Name};", StringComparison.Ordinal));
        var key = (provider ?? sandbox.Orq).ApiKey;
        return KeyToFillIn().Replace(code, $"\"{key}\"")
            .Replace("https://humanloop.example.com/v4", sandbox.Humanloop.BaseAddress.ToString(), StringComparison.Ordinal)
            .Replace("https://portal.example.com", sandbox.Portal.BaseAddress.ToString(), StringComparison.Ordinal)
            .Replace("01JS8ZK4E0Q5T7W9X2Y3Z4A5B6", sandbox.SeedOrqSessions(1)[0], StringComparison.Ordinal)
            .Replace("session-Ab12", sandbox.SeedWhyLabsSessions(1)[0], StringComparison.Ordinal)
            // With its quotes, since the id of WhyLabs may begin like it.
            .Replace("\"session-1\"", $"\"{await CreatePortalSessionAsync(sandbox)}\"", StringComparison.Ordinal);
    }

    private static async Task<string> CreatePortalSessionAsync(SandboxServer sandbox)
    {
        var options = new PortalSessionsOptions();
        sandbox.Portal.Configure(options);
        using var client = new PortalSessionsClient(options);
        return (await client.CreateAsyncSessionAsync("agent-1", "Hello.")).SessionId;
    }

    // "your key" or, in brackets, whatever the credential of a provider consists of.
    [GeneratedRegex("\"(<[^\"]+>|your [a-z]+)\"")]
    private static partial Regex KeyToFillIn();
}
