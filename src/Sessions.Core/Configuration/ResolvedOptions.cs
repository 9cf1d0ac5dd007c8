namespace Sessions.Core;

/// <summary>
/// Options as a pipeline uses them: complete, checked, and out of reach of later changes.
/// </summary>
internal sealed class ResolvedOptions
{
    // Bodies are read into one array and shown as one text; neither can be longer.
    private const long LargestResponseBytes = 1024 * 1024 * 1024;

    private ResolvedOptions(SessionsClientOptions options, Uri baseAddress, CredentialProvider? credential)
    {
        Provider = options.Provider;
        BaseAddress = baseAddress;
        AddressPrefix = new Uri(baseAddress.AbsoluteUri).AbsoluteUri.TrimEnd('/');
        AllowPlainHttp = options.AllowPlainHttp;
        Credential = credential;
        TokenAddress = EffectiveTokenAddress(options, baseAddress);
        Timeout = options.Timeout;
        Retry = options.Retry.Copy();
        MaxResponseBytes = options.MaxResponseBytes;
        MaxResponseNodes = options.MaxResponseNodes;
        UserAgent = Core.UserAgent.For(options);
        StrictResponses = options.StrictResponses;
        TimeProvider = options.TimeProvider;
        TimeoutSources = new TimeoutSources(options);
        Telemetry = new SessionsTelemetry(options);
    }

    internal SessionsProvider Provider { get; }

    internal Uri BaseAddress { get; }

    /// <summary>
    /// What stands before the path of an operation: the base address without a slash at its end.
    /// </summary>
    internal string AddressPrefix { get; }

    internal bool AllowPlainHttp { get; }

    internal CredentialProvider? Credential { get; }

    /// <summary>
    /// Where the identifier and the secret of the client are exchanged for a token; null where they are not.
    /// </summary>
    internal Uri? TokenAddress { get; }

    internal TimeSpan? Timeout { get; }

    internal RetryOptions Retry { get; }

    internal long MaxResponseBytes { get; }

    internal int MaxResponseNodes { get; }

    internal string UserAgent { get; }

    internal bool StrictResponses { get; }

    internal TimeProvider TimeProvider { get; }

    internal TimeoutSources TimeoutSources { get; }

    internal SessionsTelemetry Telemetry { get; }

    /// <summary>
    /// Whether an address begins with the base address, its path included, once dots and escapes have been resolved.
    /// </summary>
    internal bool IsBelowBaseAddress(Uri address)
    {
        // Unlike the property AbsoluteUri, this gives the string that was parsed, where nothing in it had to be resolved.
        var text = address.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped);
        return text.StartsWith(AddressPrefix, StringComparison.Ordinal)
            && (text.Length == AddressPrefix.Length || text[AddressPrefix.Length] is '/' or '?');
    }

    /// <summary>
    /// Whether an upload may go to a pre-signed address: over TLS, or within the machine when the base address is there too.
    /// </summary>
    internal bool AllowsUploadTo(Uri address)
    {
        return AllowPlainHttp || address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && BaseAddress.IsLoopback);
    }

    internal static ResolvedOptions From(SessionsClientOptions options)
    {
        var problems = Problems(Guard.NotNull(options, nameof(options))).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        }

        return new ResolvedOptions(options, EffectiveBaseAddress(options)!, EffectiveCredential(options));
    }

    /// <summary>
    /// Everything that is wrong with the options, a sentence each; empty when they can be used.
    /// </summary>
    internal static IEnumerable<string> Problems(SessionsClientOptions options)
    {
        return BaseAddressProblems(options)
            .Concat(CredentialProblems(options))
            .Concat(TokenAddressProblems(options))
            .Concat(BehaviourProblems(options));
    }

    private static IEnumerable<string> BaseAddressProblems(SessionsClientOptions options)
    {
        var name = OptionName(options, nameof(options.BaseAddress));
        var variable = options.Provider.BaseAddressVariable;
        if (options.BaseAddress is null && FromEnvironment(options, variable) is { } text && ParseAddress(text) is null)
        {
            yield return $"The environment variable {variable} must hold an absolute http or https address.";
            yield break;
        }

        var address = EffectiveBaseAddress(options);
        if (address is null)
        {
            yield return $"{options.Provider.DisplayName} has no public address: set {name}{OrVariable(options, variable)} to the address of your server.";
        }
        else if (address.IsAbsoluteUri && address.Scheme.Contains('+'))
        {
            yield return $"{name} has the scheme {address.Scheme} of service discovery, which is not supported, since the key is bound to one address: "
                + "set the http or https address of the service.";
        }
        else if (!address.IsAbsoluteUri || !IsWeb(address))
        {
            yield return $"{name} must be an absolute http or https address.";
        }
        else if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            yield return $"{name} must have no query, no fragment and no user name: paths are appended to it.";
        }
        else if (!options.AllowPlainHttp && !CredentialGuard.IsConfidential(address))
        {
            yield return $"{name} must use https, since a key sent over plain http can be read on the way; "
                + $"set {OptionName(options, nameof(options.AllowPlainHttp))} if that is intended.";
        }
    }

    private static IEnumerable<string> CredentialProblems(SessionsClientOptions options)
    {
        var name = OptionName(options, nameof(options.ApiKey));
        if (options.ApiKey is not null && options.CredentialProvider is not null)
        {
            yield return $"Set either {name} or {OptionName(options, nameof(options.CredentialProvider))}, not both.";
        }
        else if (options.ApiKey is { } key && options.Provider.CredentialScheme.Objection(key) is { } objection)
        {
            yield return $"{name} {objection}.";
        }
        else if (options.CredentialProvider is null && options.ApiKey is null)
        {
            var variable = options.Provider.CredentialVariable;
            var fromEnvironment = FromEnvironment(options, variable);
            if (fromEnvironment is null && !options.Provider.CredentialIsOptional)
            {
                yield return $"No key for {options.Provider.DisplayName}: set {name}{OrVariable(options, variable)}.";
            }
            else if (fromEnvironment is not null && options.Provider.CredentialScheme.Objection(fromEnvironment) is { } problem)
            {
                yield return $"The environment variable {variable} {problem}.";
            }
        }
    }

    private static IEnumerable<string> TokenAddressProblems(SessionsClientOptions options)
    {
        if (options.Provider.CredentialScheme.TokenAddress is null || EffectiveBaseAddress(options) is not { IsAbsoluteUri: true } address)
        {
            yield break;
        }

        var name = OptionName(options, nameof(options.TokenAddress));
        var variable = options.Provider.TokenAddressVariable;
        if (options.TokenAddress is null && FromEnvironment(options, variable) is { } text && ParseAddress(text) is null)
        {
            yield return $"The environment variable {variable} must hold an absolute http or https address.";
        }
        else if (EffectiveTokenAddress(options, address) is not { IsAbsoluteUri: true } tokenAddress || !IsWeb(tokenAddress) || tokenAddress.UserInfo.Length > 0)
        {
            yield return $"{name} must be an absolute https address without a user name.";
        }
        else if (!options.AllowPlainHttp && !CredentialGuard.IsConfidential(tokenAddress))
        {
            yield return $"{name} must be an absolute https address, since the secret of the client goes there.";
        }
    }

    private static IEnumerable<string> BehaviourProblems(SessionsClientOptions options)
    {
        if (options.Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1)))
        {
            yield return $"{OptionName(options, nameof(options.Timeout))} must be positive and at most one day, but is {timeout}.";
        }

        if (options.MaxResponseBytes is <= 0 or > LargestResponseBytes)
        {
            yield return $"{OptionName(options, nameof(options.MaxResponseBytes))} must lie between 1 and {LargestResponseBytes}, but is {options.MaxResponseBytes}.";
        }

        if (options.MaxResponseNodes <= 0)
        {
            yield return $"{OptionName(options, nameof(options.MaxResponseNodes))} must be positive, but is {options.MaxResponseNodes}.";
        }

        if (options.UserAgentSuffix is { } suffix && !HeaderText.IsValue(suffix))
        {
            yield return $"{OptionName(options, nameof(options.UserAgentSuffix))} must consist of visible ASCII characters and spaces.";
        }

        if (options.TimeProvider is null)
        {
            yield return $"{OptionName(options, nameof(options.TimeProvider))} must not be null.";
        }

        var problems = options.Retry is null
            ? new[] { $"{OptionName(options, nameof(options.Retry))} must not be null." }
            : options.Retry.Problems(OptionName(options, nameof(options.Retry)));
        foreach (var problem in problems)
        {
            yield return problem;
        }
    }

    private static Uri? EffectiveBaseAddress(SessionsClientOptions options)
    {
        return options.BaseAddress
            ?? ParseAddress(FromEnvironment(options, options.Provider.BaseAddressVariable))
            ?? options.Provider.DefaultBaseAddress;
    }

    private static Uri? EffectiveTokenAddress(SessionsClientOptions options, Uri baseAddress)
    {
        return options.Provider.CredentialScheme.TokenAddress is { } documented
            ? options.TokenAddress
                ?? ParseAddress(FromEnvironment(options, options.Provider.TokenAddressVariable))
                ?? new Uri(baseAddress, documented)
            : null;
    }

    private static CredentialProvider? EffectiveCredential(SessionsClientOptions options)
    {
        if (options.CredentialProvider is not null)
        {
            return options.CredentialProvider;
        }

        var key = options.ApiKey ?? FromEnvironment(options, options.Provider.CredentialVariable);
        return _ => new ValueTask<string?>(key);
    }

    private static Uri? ParseAddress(string? text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && IsWeb(address) ? address : null;
    }

    private static bool IsWeb(Uri address)
    {
        return address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
    }

    private static string? FromEnvironment(SessionsClientOptions options, string variable)
    {
        var value = options.ReadsEnvironment ? Environment.GetEnvironmentVariable(variable) : null;
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static string OptionName(SessionsClientOptions options, string property)
    {
        return options.GetType().Name + "." + property;
    }

    private static string OrVariable(SessionsClientOptions options, string variable)
    {
        return options.ReadsEnvironment
            ? $" or the environment variable {variable}"
            : $" (a named client never reads the environment variable {variable})";
    }
}
