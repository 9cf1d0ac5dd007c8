namespace Sessions.Benchmarks.Measuring;

/// <summary>
/// Somebody in a race.
/// </summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="CallAsync">Does the work once. All entrants of a race have to return the same.</param>
internal sealed record Entrant(string Name, Func<Task<int>> CallAsync);
