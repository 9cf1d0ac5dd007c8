using System.Reflection;

namespace Sessions.Core;

/// <summary>
/// The text of the <c>User-Agent</c> header: package, version, and what the user appended.
/// </summary>
internal static class UserAgent
{
    internal static string For(SessionsClientOptions options)
    {
        var assembly = options.GetType().Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var product = $"Sessions.{options.Provider.Name}/{version.Split('+')[0]}";
        return string.IsNullOrWhiteSpace(options.UserAgentSuffix) ? product : $"{product} {options.UserAgentSuffix!.Trim()}";
    }
}
