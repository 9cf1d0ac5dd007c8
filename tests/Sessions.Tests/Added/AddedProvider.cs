using System.Reflection;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Build.Checks.Provenance;
using Sessions.Build.Scaffold.Samples;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// A provider whose client is called with what its document asks for.
/// </summary>
internal sealed class AddedProvider(string name)
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    public string Name { get; } = name;

    public ProviderPackage Package { get; } = ProviderPackage.Of(name);

    public ParsedSpec Spec { get; } = CommittedSpecs.Of(name.ToLowerInvariant());

    private IReadOnlyList<(string Name, string Arguments)> Samples { get; } = [.. SampleArguments.Of(Document(name))];

    private IReadOnlyList<(string Name, string Arguments)> Forms { get; } = [.. SampleArguments.OfForms(Document(name))];

    /// <summary>
    /// Calls every operation once.
    /// </summary>
    public Task<IReadOnlyList<AddedAnswer>> CallAllAsync(
        SandboxServer sandbox, Action<SessionsClientOptions>? configure = null, RequestOptions? view = null) =>
        CallAsync(sandbox, Samples, configure, view);

    /// <summary>
    /// Calls every operation once that sends a URL-encoded form, with all that the form may have.
    /// </summary>
    public Task<IReadOnlyList<AddedAnswer>> CallFormsAsync(SandboxServer sandbox) => CallAsync(sandbox, Forms);

    private async Task<IReadOnlyList<AddedAnswer>> CallAsync(
        SandboxServer sandbox, IReadOnlyList<(string Name, string Arguments)> samples, Action<SessionsClientOptions>? configure = null, RequestOptions? view = null)
    {
        using var client = Create(sandbox, configure);
        var target = view is null ? client : Package.Interface.GetMethod("WithOptions")!.Invoke(client, [view])!;
        var answers = new List<AddedAnswer>();
        foreach (var (operation, arguments) in samples)
        {
            answers.Add(new AddedAnswer(operation, await CallAsync(target, operation, arguments)));
        }

        return answers;
    }

    /// <summary>
    /// Checks the health of the client, without retries.
    /// </summary>
    public async Task<HealthReport> CheckHealthAsync(SandboxServer sandbox, Action<SessionsClientOptions>? configure = null)
    {
        using var client = Create(sandbox, configure);
        return await (Task<HealthReport>)Package.Interface.GetMethod("CheckHealthAsync")!.Invoke(client, [new RequestOptions { Retry = new RetryOptions { MaxRetries = 0 } }, CancellationToken.None])!;
    }

    /// <summary>
    /// How many items each listing has, or why it could not be read.
    /// </summary>
    public async Task<IReadOnlyList<string>> CountListingsAsync(SandboxServer sandbox)
    {
        using var client = Create(sandbox, null);
        var counts = new List<string>();
        foreach (var listing in Package.Listings)
        {
            var operation = Spec.Operations.First(operation => operation.ListingName == listing.Name);
            var sample = Samples.First(sample => sample.Name == operation.CSharpName);
            var items = Invoke(client, listing, sample.Arguments)!;
            var count = GetType().GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(listing.ReturnType.GenericTypeArguments);
            counts.Add($"{listing.Name}: {await (Task<string>)count.Invoke(null, [items])!}");
        }

        return counts;
    }

    /// <summary>
    /// The texts that nobody may tell: each part of the credential, and what it looks like in a header.
    /// </summary>
    public IEnumerable<string> Secrets(SandboxServer sandbox)
    {
        var key = sandbox.Provider(Name).ApiKey;
        return [key, .. key.Split(' ', ':').Where(part => part.Length > 8), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key))];
    }

    private static JsonObject Document(string provider) => JsonNode.Parse(SourceTree.Read($"generated/{provider}/{provider}Sessions.openapi.json"))!.AsObject();

    private IDisposable Create(SandboxServer sandbox, Action<SessionsClientOptions>? configure)
    {
        var options = (SessionsClientOptions)Activator.CreateInstance(Package.Options)!;
        options.Retry = new RetryOptions { MaxRetries = 0 };
        sandbox.Provider(Name).Configure(options);
        configure?.Invoke(options);
        return (IDisposable)Activator.CreateInstance(Package.Client, options)!;
    }

    private async Task<Exception?> CallAsync(object client, string operation, string arguments)
    {
        try
        {
            await (Task)Invoke(client, Package.Interface.GetMethods().First(method => method.Name == $"{operation}Async"), arguments)!;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static object? Invoke(object client, MethodInfo method, string arguments)
    {
        var members = JsonConvert.DeserializeObject<JObject>(arguments, AsWritten)!;
        return method.Invoke(client, [.. method.GetParameters().Select(parameter => Argument(parameter, members))]);
    }

    private static object? Argument(ParameterInfo parameter, JObject members)
    {
        var value = members.Properties().FirstOrDefault(member => Plain(member.Name) == Plain(parameter.Name!))?.Value;
        return parameter.ParameterType switch
        {
            var type when type == typeof(CancellationToken) => CancellationToken.None,
            _ when value is null => null,
            var type when type == typeof(FileUpload) => FileUpload.FromBytes([1], "file.bin"),
            var type when type == typeof(IEnumerable<FileUpload>) => new[] { FileUpload.FromBytes([1], "file.bin") },
            var type => value!.ToObject(type, JsonSerializer.Create(AsWritten)),
        };
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static async Task<string> CountAsync<T>(AsyncPageable<T> items)
    {
        var count = 0;
        try
        {
            await foreach (var item in items)
            {
                count += item is null ? 0 : 1;
            }
        }
        catch (SessionsException exception)
        {
            return exception.Message;
        }

        return $"{count} items";
    }
}
