using System.Runtime.Loader;
using Sessions.Build.Import;
using Sessions.Tests.Build.Import;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// Where a path begins: with its slash, also when a parameter is the first thing in it.
/// </summary>
[NonParallelizable]
internal sealed class PathStartTests
{
    private const string Driver = """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Sessions.PathStart;

        public static class Driver
        {
            public static async Task RunAsync(HttpMessageHandler handler)
            {
                using var client = new PathStartSessionsClient(handler, new PathStartSessionsOptions { ApiKey = "key", BaseAddress = new Uri("https://api.vendor.test") });
                await client.GetAloneAsync(".evil.com");
                await client.GetFirstAsync(".evil.com");
                await client.GetBothAsync(".evil.com", "@evil.com");
                await client.GetSuffixedAsync(":444");
                await client.GetLastAsync(".evil.com");
            }
        }
        """;

    [Test]
    public async Task A_path_that_begins_with_a_parameter_keeps_its_slash()
    {
        var paths = string.Join('\n', Operation("/{id}", "getAlone"), Operation("/{id}/things", "getFirst"), Operation("/{first}/{second}", "getBoth"), Operation("/{id}.json", "getSuffixed"), Operation("/things/{id}", "getLast"));
        using var code = await GeneratedCode.CreateAsync(("PathStart", ImportSample.Run(ImportSample.Document(paths), new ImportRequest { HealthCheck = "none" }).Spec));
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await RunAsync(code, handler);

        Assert.That(handler.Requests.Select(request => request.Address.AbsoluteUri), Is.EqualTo(new[]
        {
            "https://api.vendor.test/.evil.com",
            "https://api.vendor.test/.evil.com/things",
            "https://api.vendor.test/.evil.com/%40evil.com",
            "https://api.vendor.test/%3A444.json",
            "https://api.vendor.test/things/.evil.com",
        }));
    }

    private static string Operation(string path, string id)
    {
        var parameters = path.Split('{').Skip(1).Select(part => $"{{name: {part.Split('}')[0]}, in: path, required: true, schema: {{type: string}}}}");
        return $"{path}:\n  get:\n    operationId: {id}\n    parameters: [{string.Join(", ", parameters)}]\n"
            + "    responses: {'200': {description: Ok, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}";
    }

    private static async Task RunAsync(GeneratedCode code, HttpMessageHandler handler)
    {
        var context = new AssemblyLoadContext("PathStart", isCollectible: true);
        try
        {
            using var image = new MemoryStream();
            var emitted = code.Compile("PathStart", Driver).Emit(image);
            Assert.That(emitted.Success, Is.True, () => string.Join('\n', emitted.Diagnostics.Take(20)));
            image.Position = 0;
            await (Task)context.LoadFromStream(image).GetType("Driver")!.GetMethod("RunAsync")!.Invoke(null, [handler])!;
        }
        finally
        {
            context.Unload();
        }
    }
}
