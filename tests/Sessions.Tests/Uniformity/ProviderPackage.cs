using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Sessions.Core;
using Sessions.Humanloop;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// The public types that every provider package has, under the provider's name.
/// </summary>
internal sealed record ProviderPackage(string Name, Type Client, Type Interface, Type Options, Type Registration)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    internal static IReadOnlyList<ProviderPackage> All { get; } =
    [
        new("Humanloop", typeof(HumanloopSessionsClient), typeof(IHumanloopSessionsClient), typeof(HumanloopSessionsOptions), typeof(HumanloopSessionsServiceCollectionExtensions)),
        new("Orq", typeof(OrqSessionsClient), typeof(IOrqSessionsClient), typeof(OrqSessionsOptions), typeof(OrqSessionsServiceCollectionExtensions)),
        new("Portal", typeof(PortalSessionsClient), typeof(IPortalSessionsClient), typeof(PortalSessionsOptions), typeof(PortalSessionsServiceCollectionExtensions)),
        new("WhyLabs", typeof(WhyLabsSessionsClient), typeof(IWhyLabsSessionsClient), typeof(WhyLabsSessionsOptions), typeof(WhyLabsSessionsServiceCollectionExtensions)),
    ];

    internal Assembly Assembly => Client.Assembly;

    /// <summary>
    /// The public methods of the client that call the provider, listings among them.
    /// </summary>
    internal IEnumerable<MethodInfo> Methods => Client.GetMethods(Declared).Where(method => method.Name != "WithOptions");

    internal IEnumerable<MethodInfo> InterfaceMethods => Interface.GetMethods().Where(method => method.Name != "WithOptions");

    /// <summary>
    /// The methods that call the provider at once.
    /// </summary>
    internal IEnumerable<MethodInfo> Calls => Methods.Where(method => !IsListing(method));

    /// <summary>
    /// The methods that call the provider while their result is enumerated.
    /// </summary>
    internal IEnumerable<MethodInfo> Listings => Methods.Where(IsListing);

    /// <summary>
    /// The signatures of methods or constructors, with the provider's own name replaced by <c>P</c>.
    /// </summary>
    internal IEnumerable<string> Signatures(IEnumerable<MethodBase> methods)
    {
        return methods
            .Select(method => (method + ParameterNames(method)).Replace(Name, "P", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public override string ToString()
    {
        return Name;
    }

    private static bool IsListing(MethodInfo method)
    {
        return method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(AsyncPageable<>);
    }

    private static string ParameterNames(MethodBase method)
    {
        return string.Concat(method.GetParameters().Select(parameter => $" {parameter.Name}{(parameter.IsOptional ? "?" : string.Empty)}"));
    }
}
