using System.Reflection;
using Sessions.Build;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The libraries that the tests run with are those that they should run with.
/// </summary>
internal sealed class LibraryFrameworkTests
{
    private static readonly IReadOnlyList<PackageProject> Packages = Repository.Find(AppContext.BaseDirectory).FindPackageProjects();

    private static IEnumerable<string> Names => Packages.Select(package => package.Id);

    [TestCaseSource(nameof(Names))]
    public void The_assembly_that_is_loaded_was_compiled_for_the_framework_that_is_tested(string name)
    {
        var package = Packages.Single(package => package.Id == name);

        Assert.That(LibraryFramework.Of(Assembly.Load(name)), Is.EqualTo(LibraryFramework.ExpectedOf(package)));
    }

    [Test]
    public void No_assembly_of_ours_is_loaded_twice()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!);

        Assert.That(loaded.Where(name => Names.Contains(name)), Is.Unique.And.Not.Empty);
    }

    [Test]
    public void A_library_for_the_oldest_framework_finds_what_marks_an_init_member()
    {
        Assert.That(typeof(SessionsClient).Assembly.GetType("System.Runtime.CompilerServices.IsExternalInit"), Is.Not.Null);
    }
}
