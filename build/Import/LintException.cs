namespace Sessions.Build.Import;

/// <summary>
/// A place where a rule of the linter does not hold, because the provider made it so and a spec has to tell the truth.
/// </summary>
/// <param name="Rule">The rule of Redocly.</param>
/// <param name="Pointer">The place in the spec, as the list of exceptions wants it.</param>
/// <param name="Reason">Why, a sentence.</param>
internal sealed record LintException(string Rule, string Pointer, string Reason);
