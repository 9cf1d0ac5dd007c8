using System.Reflection;
using Sessions.Build;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The public types that every provider package has, under the provider's name.
/// </summary>
internal sealed record ProviderPackage(string Name, Type Client, Type Interface, Type Options, Type Registration)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Every provider package that the tests are built with.
    /// </summary>
    internal static IReadOnlyList<ProviderPackage> All { get; } =
    [
        .. Repository.Find(AppContext.BaseDirectory).FindProviders().Select(provider => Load(provider.Name)),
    ];

    /// <summary>
    /// The packages whose specs were reconstructed, and which have jobs that were written by hand.
    /// </summary>
    internal static IReadOnlyList<ProviderPackage> Reconstructed { get; } =
        [.. All.Where(package => KnownOperation.Providers.Contains(package.Name, StringComparer.OrdinalIgnoreCase))];

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

    /// <summary>
    /// The package of a provider.
    /// </summary>
    internal static ProviderPackage Of(string name)
    {
        return All.Single(package => package.Name == name);
    }

    private static ProviderPackage Load(string name)
    {
        var assembly = Assembly.Load($"Sessions.{name}");
        return new ProviderPackage(name, Named($"{name}SessionsClient"), Named($"I{name}SessionsClient"), Named($"{name}SessionsOptions"), Named($"{name}SessionsServiceCollectionExtensions"));

        Type Named(string type) => assembly.GetExportedTypes().Single(exported => exported.Name == type);
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
