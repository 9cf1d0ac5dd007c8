using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Tests;

internal sealed class PublicMemberTests
{
    private static readonly string[] Assemblies =
    [
        "Sessions.Core", .. ProviderPackage.All.Select(package => $"Sessions.{package.Name}"),
    ];

    [TestCaseSource(nameof(Assemblies))]
    public void Every_public_member_is_documented(string assembly)
    {
        Assert.That(PublicMembers.Undocumented(PublicMembers.Load(assembly)), Is.Empty);
    }

    [TestCaseSource(nameof(Assemblies))]
    public void No_public_member_needs_a_type_that_users_cannot_see(string assembly)
    {
        Assert.That(PublicMembers.WithHiddenTypes(PublicMembers.Load(assembly)), Is.Empty);
    }

    [TestCaseSource(nameof(Assemblies))]
    public void The_members_of_an_assembly_are_found(string assembly)
    {
        Assert.That(PublicMembers.Visible(PublicMembers.Load(assembly)).Count(), Is.GreaterThan(10));
    }

    [Test]
    public void A_member_without_documentation_is_found()
    {
        var assembly = Compile("""
            /// <summary>A type.</summary>
            public class Documented
            {
                /// <summary>A property.</summary>
                public int One { get; set; }

                public int Two { get; set; }

                /// <remarks>No summary.</remarks>
                public void Three(string text) { }
            }
            """);

        Assert.That(PublicMembers.Undocumented(assembly), Is.EqualTo(new[] { "P:Documented.Two", "M:Documented.Three(System.String)" }));
    }

    [Test]
    public void A_member_that_exposes_an_internal_type_is_found()
    {
        var assembly = Compile("internal class Hidden; public class Shown { public Hidden[] Get() => null; }");

        Assert.That(PublicMembers.WithHiddenTypes(assembly), Is.EqualTo(new[] { "M:Shown.Get" }));
    }

    private static Microsoft.CodeAnalysis.IAssemblySymbol Compile(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(documentationMode: Microsoft.CodeAnalysis.DocumentationMode.Parse));
        return CSharpCompilation.Create("Sample", [tree], SnippetCompiler.References).Assembly;
    }
}
