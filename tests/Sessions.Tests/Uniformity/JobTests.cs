using System.Reflection;
using System.Xml.Linq;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// Whatever a client can be asked for is reached in the same way: options by a view of the client, the response by the form of that name.
/// </summary>
[TestFixtureSource(typeof(ProviderPackage), nameof(ProviderPackage.Reconstructed))]
[CancelAfter(30_000)]
internal sealed class JobTests(object package)
{
    // One body that all models can be read from, and that settles, ends or completes every job.
    private const string Body =
        """
        {
          "id": "session-1", "session_id": "session-1", "_id": "1", "external_id": "session-1", "status": "Ready", "count": 1,
          "records": [], "data": [], "total": 0, "sessionId": "session-1", "uploadUrl": "https://storage.test/profile",
          "references": [ { "alias": "alias-1", "uploadUrl": "https://storage.test/profile" } ]
        }
        """;

    private static readonly string[] JobsOfSeveralExchanges =
    [
        "CreateOrGetSessionAsync", "CreateSessionAndWaitAsync", "UploadDatasetProfileAsync", "UploadReferenceProfileAsync",
        "UploadReferenceProfilesAsync", "WaitForSessionAsync",
    ];

    private readonly ProviderPackage _package = (ProviderPackage)package;

    private IEnumerable<MethodInfo> Jobs => _package.InterfaceMethods.Where(method => method.Name != "CheckHealthAsync");

    [Test]
    public void Every_call_of_one_exchange_has_a_form_with_the_response()
    {
        var calls = _package.Calls.Where(method => !method.Name.EndsWith("WithResponseAsync", StringComparison.Ordinal) && method.Name != "CheckHealthAsync");

        Assert.That(
            calls.Where(method => !JobsOfSeveralExchanges.Contains(method.Name)).Where(method => FormWithResponse(method) is null),
            Is.Empty);
    }

    [Test]
    public void A_job_of_several_exchanges_tells_which_options_apply_to_which()
    {
        var documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"Sessions.{_package.Name}.xml")).Descendants("member");
        var undocumented = documentation
            .Where(member => JobsOfSeveralExchanges.Any(job => member.Attribute("name")!.Value.Contains($".I{_package.Name}SessionsClient.{job}(", StringComparison.Ordinal)))
            .Where(member => !member.Element("remarks")!.ToString().Contains(".WithOptions(", StringComparison.Ordinal));

        Assert.That(undocumented, Is.Empty);
    }

    [Test]
    public async Task Options_of_a_view_apply_to_every_request_of_every_job()
    {
        Assert.That(
            await JobsAsync(requests => !requests.Any(ToProvider) || requests.Where(ToProvider).Any(request => request.Header("X-Probe") != "1")),
            Is.Empty);
    }

    [Test]
    public async Task Headers_of_a_view_go_to_nobody_but_the_provider()
    {
        Assert.That(
            await JobsAsync(requests => requests.Any(request => !ToProvider(request) && request.Header("X-Probe") is not null)),
            Is.Empty);
    }

    private static bool ToProvider(ReceivedRequest request)
    {
        return request.Address.Host == Clients.Address.Host;
    }

    private MethodInfo? FormWithResponse(MethodInfo method)
    {
        var name = method.Name[..^"Async".Length] + "WithResponseAsync";
        return _package.Client.GetMethod(name, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);
    }

    /// <summary>
    /// The jobs whose requests, made through a view that sends a header along, are as described.
    /// </summary>
    private async Task<List<string>> JobsAsync(Func<IReadOnlyList<ReceivedRequest>, bool> areSo)
    {
        var jobs = new List<string>();
        foreach (var job in Jobs)
        {
            if (areSo(await RequestsOfAsync(job)))
            {
                jobs.Add(job.ToString()!);
            }
        }

        return jobs;
    }

    private async Task<IReadOnlyList<ReceivedRequest>> RequestsOfAsync(MethodInfo job)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Body));
        var options = Activator.CreateInstance(_package.Options)!;
        ((SessionsClientOptions)options).ApiKey = "key-1";
        ((SessionsClientOptions)options).BaseAddress = Clients.Address;
        using var client = (IDisposable)Activator.CreateInstance(_package.Client, handler, options)!;
        var view = _package.Interface.GetMethod("WithOptions")!.Invoke(client, [new RequestOptions { Headers = { ["X-Probe"] = "1" } }]);
        await CompleteAsync(job.Invoke(view, [.. job.GetParameters().Select(SampleArgument.Of)])!);
        return handler.Requests;
    }

    private static async Task CompleteAsync(object result)
    {
        if (result is Task task)
        {
            await task;
            return;
        }

        await foreach (var item in (IAsyncEnumerable<object>)result)
        {
            Assert.That(item, Is.Not.Null);
        }
    }
}
