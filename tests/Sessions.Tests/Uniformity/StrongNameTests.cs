using System.Reflection;
using Sessions.Core;
using Sessions.Sandbox;

namespace Sessions.Tests;

/// <summary>
/// An assembly that has a strong name can use only assemblies that have one.
/// </summary>
internal sealed class StrongNameTests
{
    private static readonly Assembly[] Shipped = [typeof(SessionsClient).Assembly, typeof(SandboxServer).Assembly, .. ProviderPackage.All.Select(package => package.Assembly)];

    [Test]
    public void Every_assembly_is_named_by_the_same_key()
    {
        Assert.That(Shipped.Select(assembly => Token(assembly.GetName())).Distinct().ToList(), Has.Count.EqualTo(1).And.All.Not.Empty);
    }

    [TestCaseSource(nameof(Shipped))]
    public void Every_dependency_of_an_assembly_has_a_strong_name(Assembly assembly)
    {
        Assert.That(assembly.GetReferencedAssemblies().Where(reference => Token(reference).Length == 0).Select(reference => reference.Name), Is.Empty);
    }

    private static string Token(AssemblyName name) => Convert.ToHexString(name.GetPublicKeyToken() ?? []);
}
