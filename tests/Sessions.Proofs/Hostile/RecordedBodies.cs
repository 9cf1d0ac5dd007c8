using System.Text;
using System.Text.Json;

namespace Sessions.Proofs.Hostile;

/// <summary>
/// The bodies of the recorded responses of a provider.
/// </summary>
internal static class RecordedBodies
{
    public static IReadOnlyList<byte[]> Of(string provider)
    {
        var assembly = typeof(RecordedBodies).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"Recordings/{provider}.", StringComparison.Ordinal))
                .SelectMany(name => Bodies(assembly.GetManifestResourceStream(name)!))
                .Distinct(StringComparer.Ordinal)
                .Select(Encoding.UTF8.GetBytes),
        ];
    }

    private static List<string> Bodies(Stream recordings)
    {
        using (recordings)
        {
            using var document = JsonDocument.Parse(recordings);
            return
            [
                .. document.RootElement.EnumerateArray()
                    .Select(recording => recording.GetProperty("response").GetProperty("body"))
                    .Where(body => body.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    .Select(body => body.GetRawText()),
            ];
        }
    }
}
