using Microsoft.Extensions.Options;

namespace Sessions.Core;

/// <summary>
/// Validates the options of a client when the host starts, with the same rules as its constructors.
/// </summary>
/// <typeparam name="TOptions">The options of the client.</typeparam>
internal sealed class SessionsOptionsValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : SessionsClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = ResolvedOptions.Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
