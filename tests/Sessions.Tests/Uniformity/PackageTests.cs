using System.Reflection;
using System.Runtime.CompilerServices;
using Sessions.Core;

namespace Sessions.Tests;

[TestFixtureSource(typeof(ProviderPackage), nameof(ProviderPackage.All))]
internal sealed class PackageTests(object package)
{
    private static readonly ProviderPackage Orq = ProviderPackage.Of("Orq");

    private readonly ProviderPackage _package = (ProviderPackage)package;

    [Test]
    public void The_client_has_the_constructors_of_the_other_clients()
    {
        var expected = Orq.Signatures(Orq.Client.GetConstructors());

        Assert.That(_package.Signatures(_package.Client.GetConstructors()), Is.EqualTo(expected).And.Exactly(2).Items);
    }

    [Test]
    public void It_is_registered_like_the_other_clients()
    {
        var methods = _package.Registration.GetMethods(BindingFlags.Public | BindingFlags.Static);
        var expected = Orq.Registration.GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.That(_package.Signatures(methods), Is.EqualTo(Orq.Signatures(expected)));
    }

    [Test]
    public void There_are_four_ways_to_register_it()
    {
        var methods = _package.Registration.GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.That(methods.Select(method => method.Name), Is.EqualTo(Enumerable.Repeat($"Add{_package.Name}Sessions", 4)));
    }

    [Test]
    public void The_options_are_those_of_every_client()
    {
        Assert.That(_package.Options.BaseType, Is.EqualTo(typeof(SessionsClientOptions)));
        Assert.That(_package.Options.IsSealed);
    }

    [Test]
    public void The_options_add_nothing_of_their_own()
    {
        Assert.That(_package.Options.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(member => member.ToString()), Is.EqualTo(new[] { "Void .ctor()" }));
    }

    [Test]
    public void Public_types_stand_in_the_namespace_of_the_package()
    {
        var others = _package.Assembly.GetExportedTypes()
            .Where(type => type.Namespace != $"Sessions.{_package.Name}" && type != _package.Registration);

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void Every_object_of_the_api_keeps_unknown_members()
    {
        var others = _package.Assembly.GetExportedTypes()
            .Where(type => type.GetProperties().Any(property => property.GetCustomAttribute<Newtonsoft.Json.JsonPropertyAttribute>() is not null))
            .Where(type => !type.IsAssignableTo(typeof(SessionsModel)));

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void The_package_knows_core_and_no_other_provider()
    {
        var references = _package.Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(name => name!.StartsWith("Sessions.", StringComparison.Ordinal));

        Assert.That(references, Is.EqualTo(new[] { "Sessions.Core" }));
    }

    [Test]
    public void Nothing_internal_is_shared_with_another_package()
    {
        var friends = new[] { _package.Assembly, typeof(SessionsClient).Assembly }
            .SelectMany(assembly => assembly.GetCustomAttributes<InternalsVisibleToAttribute>())
            .Select(friend => friend.AssemblyName.Split(',')[0]);

        Assert.That(friends, Is.SubsetOf(new[] { "Sessions.Tests" }));
    }
}
