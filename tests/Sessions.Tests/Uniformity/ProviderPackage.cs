using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
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
    /// The public methods of the client that call the provider.
    /// </summary>
    internal IEnumerable<MethodInfo> Calls => Client.GetMethods(Declared).Where(method => method.Name != "WithOptions");

    internal IEnumerable<MethodInfo> InterfaceCalls => Interface.GetMethods().Where(method => method.Name != "WithOptions");

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

    private static string ParameterNames(MethodBase method)
    {
        return string.Concat(method.GetParameters().Select(parameter => $" {parameter.Name}{(parameter.IsOptional ? "?" : string.Empty)}"));
    }
}
