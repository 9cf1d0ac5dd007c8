using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Tests;

/// <summary>
/// What users see of an assembly, with the documentation that stands in the XML file beside it.
/// </summary>
internal static class PublicMembers
{
    /// <summary>
    /// The public and protected members without a summary, as the identifiers of their documentation.
    /// </summary>
    internal static IEnumerable<string> Undocumented(IAssemblySymbol assembly)
    {
        return Visible(assembly)
            .Where(symbol => !IsDocumented(symbol))
            .Select(symbol => symbol.GetDocumentationCommentId()!);
    }

    /// <summary>
    /// The public and protected members whose signature names a type that users can't see, such as an internal one.
    /// </summary>
    internal static IEnumerable<string> WithHiddenTypes(IAssemblySymbol assembly)
    {
        return Visible(assembly)
            .Where(symbol => TypesIn(symbol).Any(type => !IsVisibleType(type)))
            .Select(symbol => symbol.GetDocumentationCommentId()!);
    }

    /// <summary>
    /// An assembly that the tests run with, and its documentation.
    /// </summary>
    internal static IAssemblySymbol Load(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        var reference = MetadataReference.CreateFromFile(path + ".dll", documentation: new DocumentationFile(path + ".xml"));
        var others = SnippetCompiler.References.Where(other => other.Display != reference.Display);
        var compilation = CSharpCompilation.Create("Reader", references: [reference, .. others]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }

    internal static IEnumerable<ISymbol> Visible(IAssemblySymbol assembly)
    {
        return Types(assembly.GlobalNamespace).Where(IsVisible).SelectMany(type => type.GetMembers()
            .Where(member => IsVisible(member) && !member.IsImplicitlyDeclared && member is not INamedTypeSymbol && !IsPartOfAnother(member))
            .Where(member => type.TypeKind != TypeKind.Delegate && !MayBeCompilerWritten(member))
            .Prepend(type));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        return container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type
            ? Types(type).Prepend(type)
            : Types(member));
    }

    private static bool IsVisible(ISymbol symbol)
    {
        return symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));
    }

    private static bool IsPartOfAnother(ISymbol member)
    {
        return member is IMethodSymbol { AssociatedSymbol: not null };
    }

    // What the compiler writes, a constructor without parameters above all, has no source to document; metadata can't tell it from what has.
    private static bool MayBeCompilerWritten(ISymbol member)
    {
        return member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }
            || member.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "CompilerGeneratedAttribute");
    }

    private static bool IsDocumented(ISymbol symbol)
    {
        var documentation = symbol.GetDocumentationCommentXml() ?? string.Empty;
        return documentation.Contains("<summary>", StringComparison.Ordinal) || documentation.Contains("<inheritdoc", StringComparison.Ordinal);
    }

    private static IEnumerable<ITypeSymbol> TypesIn(ISymbol symbol)
    {
        return symbol switch
        {
            IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType),
            IPropertySymbol property => [property.Type],
            IFieldSymbol field => [field.Type],
            INamedTypeSymbol { BaseType: { } parent } type => type.Interfaces.Append(parent),
            _ => [],
        };
    }

    private static bool IsVisibleType(ITypeSymbol type)
    {
        return type switch
        {
            IArrayTypeSymbol array => IsVisibleType(array.ElementType),
            ITypeParameterSymbol => true,
            INamedTypeSymbol named => IsVisible(named) && named.TypeArguments.All(IsVisibleType),
            _ => false,
        };
    }
}
