using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Sessions.Core;

namespace Sessions.Portal;

public partial class GroupedSessionsResponse
{
    /// <summary>
    /// Reads the groups as lists of session summaries, the shape that they most likely have.
    /// </summary>
    /// <example>
    /// <code>
    /// var grouped = await client.GetGroupedSessionsAsync();
    /// foreach (var group in grouped.ReadSummaries())
    /// {
    ///     Console.WriteLine($"{group.Key}: {group.Value.Count} sessions");
    /// }
    /// </code>
    /// </example>
    /// <returns>The summaries by the keys of their groups; empty when there are no groups, and an empty list for a group that is null.</returns>
    /// <exception cref="InvalidResponseException">A group has another shape; <see cref="TimeToSessions" /> holds it as it came.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<SessionSummary>> ReadSummaries()
    {
        var summaries = new Dictionary<string, IReadOnlyList<SessionSummary>>(StringComparer.Ordinal);
        foreach (var group in TimeToSessions ?? new Dictionary<string, object>())
        {
            summaries[group.Key] = ReadGroup(group.Value)
                ?? throw new InvalidResponseException("The groups are not lists of session summaries; TimeToSessions holds them as they came.");
        }

        return summaries;
    }

    /// <summary>
    /// Reads the groups as lists of session summaries, if that is the shape that they have.
    /// </summary>
    /// <param name="summaries">The summaries, as <see cref="ReadSummaries" /> returns them; null when a group has another shape.</param>
    /// <returns>Whether all groups could be read.</returns>
    public bool TryReadSummaries([NotNullWhen(true)] out IReadOnlyDictionary<string, IReadOnlyList<SessionSummary>>? summaries)
    {
        try
        {
            summaries = ReadSummaries();
            return true;
        }
        catch (InvalidResponseException)
        {
            summaries = null;
            return false;
        }
    }

    private static List<SessionSummary>? ReadGroup(object? group)
    {
        try
        {
            var summaries = group is null ? [] : SessionsJson.Read<List<SessionSummary>>(SessionsJson.Write(group)) ?? [];
            return summaries.Contains(null!) ? null : summaries;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
