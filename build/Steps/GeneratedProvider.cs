namespace Sessions.Build.Steps;

/// <summary>
/// What one run of the generator wrote.
/// </summary>
internal sealed record GeneratedProvider(Provider Provider, int Lines);
