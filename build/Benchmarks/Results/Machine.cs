namespace Sessions.Build.Benchmarks.Results;

/// <summary>
/// Where was measured.
/// </summary>
/// <param name="Processor">The model of the processor.</param>
/// <param name="Processors">How many of it there are.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Load">How many processes wanted to run, on average of the last minute before and after; null where the system doesn't tell.</param>
internal sealed record Machine(string Processor, int Processors, string System, string Runtime, string? Load);
