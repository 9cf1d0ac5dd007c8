using System.Diagnostics;
using System.Net;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// A pre-signed address lets whoever knows it write, so it must not show in anything that a client tells.
/// </summary>
[NonParallelizable]
internal sealed class UploadCanaryTests
{
    private const string Canary = "s1gn3d";

    private static readonly string[] Outcomes =
    [
        "200", "301", "400", "403", "404", "503", "refused", "broken", "unreadable", "timeout", "cancelled",
    ];

    [TestCaseSource(nameof(Outcomes))]
    public async Task A_signed_address_shows_in_no_log_no_span_no_measurement_and_no_exception(string outcome)
    {
        var told = await EverythingToldByAnUploadThatEndsIn(outcome);

        Assert.That(told, Does.Contain("UploadProfile").And.Not.Contain(Canary).IgnoreCase);
    }

    private static async Task<string> EverythingToldByAnUploadThatEndsIn(string outcome)
    {
        using var telemetry = new TelemetryListener("Sessions.WhyLabs");
        using var log = new LogCollector();
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler(
            Uploads.CreatedAt($"https://storage.test/{Canary}/one.bin?X-Amz-Signature={Canary}&{Canary}"), End(outcome, cancellation));
        var told = new List<string>();
        try
        {
            await Clients.WhyLabs(handler, options => Plant(options, log)).UploadDatasetProfileAsync(
                "session-1", FileUpload.FromBytes("s1gn3d"u8.ToArray(), Canary + ".bin"), cancellationToken: cancellation.Token);
        }
        catch (Exception exception) when (exception is SessionsException or OperationCanceledException)
        {
            told.Add(exception.ToString());
        }

        told.AddRange(log.Lines);
        told.AddRange(telemetry.Measurements);
        told.AddRange(telemetry.Activities.Select(Describe));
        return string.Join("\n", told);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> End(string outcome, CancellationTokenSource cancellation)
    {
        return outcome switch
        {
            "refused" => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError)),
            "broken" => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.ResponseEnded)),
            "unreadable" => ScriptedHandler.Throws(new HttpRequestException(HttpRequestError.InvalidResponse, $"Received '{Canary}'.")),
            "timeout" => ScriptedHandler.Hangs(),
            "cancelled" => (_, token) => CancelledAsync(cancellation, token),
            _ => ScriptedHandler.Text(
                $"<Error><Resource>{Canary}</Resource></Error>",
                "application/xml",
                (HttpStatusCode)int.Parse(outcome, System.Globalization.CultureInfo.InvariantCulture),
                ("Location", "https://elsewhere.test/" + Canary)),
        };
    }

    private static async Task<HttpResponseMessage> CancelledAsync(CancellationTokenSource cancellation, CancellationToken token)
    {
        await cancellation.CancelAsync();
        throw new OperationCanceledException(token);
    }

    private static void Plant(SessionsClientOptions options, LogCollector log)
    {
        options.LoggerFactory = log;
        options.LoggedQueryParameters.Add("X-Amz-Signature");
        options.Timeout = TimeSpan.FromMilliseconds(200);
        options.Retry = new RetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.Zero };
    }

    private static string Describe(Activity activity)
    {
        return $"{activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)} {string.Join(" ", activity.Events)}";
    }
}
