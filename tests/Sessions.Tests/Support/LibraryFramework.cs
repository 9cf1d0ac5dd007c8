using System.Runtime.Versioning;
using Sessions.Build;
using Sessions.Build.Frameworks;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The target framework of the libraries that are tested: the newest, unless the verb <c>prove</c> has put others in their place.
/// </summary>
internal static class LibraryFramework
{
    private const string Newest = "net10.0";

    private static readonly Dictionary<string, string> FullNames = new()
    {
        ["netstandard2.0"] = ".NETStandard,Version=v2.0",
        ["net8.0"] = ".NETCoreApp,Version=v8.0",
        [Newest] = ".NETCoreApp,Version=v10.0",
    };

    /// <summary>
    /// The one that should be there, as the folders of a package name it.
    /// </summary>
    public static string Expected => Environment.GetEnvironmentVariable(FrameworkSuite.Variable) ?? Newest;

    /// <summary>
    /// The one that a package should have brought, by its full name: the newest where it has none for the one that is tested.
    /// </summary>
    public static string ExpectedOf(PackageProject project) => FullNames[project.TargetFrameworks.Contains(Expected) ? Expected : Newest];

    /// <summary>
    /// The one that an assembly was compiled for, by its full name.
    /// </summary>
    public static string? Of(System.Reflection.Assembly assembly) =>
        System.Reflection.CustomAttributeExtensions.GetCustomAttribute<TargetFrameworkAttribute>(assembly)?.FrameworkName;

    /// <summary>
    /// One of two values, where the oldest framework lacks something that the libraries need to behave as they do elsewhere.
    /// </summary>
    public static T Choose<T>(T elsewhere, T netStandard) => Of(typeof(SessionsClient).Assembly) == FullNames["netstandard2.0"] ? netStandard : elsewhere;
}
