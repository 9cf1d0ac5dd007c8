using System.Net;
using System.Text;
using Sessions.Build.Checks.Provenance;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// The wire cases of a provider, and the differences from its recordings that are meant.
/// </summary>
internal sealed class WireSuite<TClient>(
    string provider, Func<HttpMessageHandler, TClient> createClient, WireCase<TClient>[] cases, AcceptedDifference[] accepted) : IWireSuite
    where TClient : IDisposable
{
    public string Provider => provider;

    public IEnumerable<(string OperationId, string Operation, string Case)> Covered =>
        cases.Select(wireCase => (wireCase.OperationId, wireCase.Operation, wireCase.Case));

    public async Task<(HttpStatusCode Status, string Text)> AnswerOfSandboxAsync(string operation, string @case, Uri baseAddress, SandboxProvider sandbox)
    {
        var wireCase = cases.Single(wireCase => wireCase.Operation == operation && wireCase.Case == @case);
        using var handler = new SandboxMirrorHandler(new RecordedResponseHandler(WireRecording.Find(provider, operation, @case)), baseAddress, sandbox);
        using var client = createClient(handler);
        await wireCase.CallAsync(client);
        return handler.Answers.Single();
    }

    internal IEnumerable<TestCaseData> TestCases =>
        cases.Select(wireCase => new TestCaseData(wireCase.Operation, wireCase.Case).SetName($"{provider}/{wireCase}"));

    /// <summary>
    /// Makes the call of a case, and tells how the exchange differs from the recording beyond what is meant.
    /// </summary>
    internal async Task<IReadOnlyList<WireDifference>> UnexpectedDifferencesAsync(string operation, string @case)
    {
        var differences = await DifferencesAsync(cases.Single(wireCase => wireCase.Operation == operation && wireCase.Case == @case));
        return differences.Where(difference => !accepted.Any(row => row.Covers(difference))).ToArray();
    }

    /// <summary>
    /// The rows of the table of accepted differences that no case needs.
    /// </summary>
    internal async Task<IReadOnlyList<AcceptedDifference>> UnusedRowsAsync()
    {
        var differences = new List<WireDifference>();
        foreach (var wireCase in cases)
        {
            differences.AddRange(await DifferencesAsync(wireCase));
        }

        return accepted.Where(row => !differences.Any(row.Covers)).ToArray();
    }

    private async Task<IReadOnlyList<WireDifference>> DifferencesAsync(WireCase<TClient> wireCase)
    {
        var recording = WireRecording.Find(provider, wireCase.Operation, wireCase.Case);
        using var handler = new RecordedResponseHandler(recording);
        using var client = createClient(handler);
        var value = await wireCase.CallAsync(client);
        var request = handler.Requests.Single();
        return RequestComparison.Compare(recording.Request, request)
            .Concat(SpecDifference(wireCase, request))
            .Concat(JsonComparison.Compare("response", ResponseText(recording), SessionsJson.Write(value)))
            .ToArray();
    }

    private IEnumerable<WireDifference> SpecDifference(WireCase<TClient> wireCase, CapturedRequest request)
    {
        var called = CommittedSpecs.Of(provider).OperationAt(request.Method, request.Path)?.OperationId ?? "none of the spec";
        return called == wireCase.OperationId ? [] : [new WireDifference("operation", wireCase.OperationId, called)];
    }

    private static string ResponseText(WireRecording recording)
    {
        var text = Encoding.UTF8.GetString(recording.ResponseBytes());
        return text.Length == 0 ? "null" : text;
    }
}
