using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Build.PublicApi;

/// <summary>
/// What a program can see of an assembly, as text whose diff is the public change: a line for each type and below it one for each member
/// that is public, or protected in a class that can be derived from.
/// </summary>
internal static class PublicApiListing
{
    private const string Indent = "    ";

    private static readonly string[] TellingAttributes = ["EditorBrowsableAttribute", "ExperimentalAttribute", "FlagsAttribute", "ObsoleteAttribute"];

    // The assemblies that this program runs on stand for those that the listed one was compiled against: only names are taken from them.
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Sessions.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MemberFormat = TypeFormat
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeMemberKeyword)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeExtensionThis);

    /// <summary>
    /// Lists an assembly.
    /// </summary>
    /// <param name="assembly">Its bytes.</param>
    /// <param name="dependencies">The bytes of assemblies that it refers to and that are not part of the platform.</param>
    /// <returns>Lines that end with a line feed, in an order that depends on names alone.</returns>
    public static string Write(byte[] assembly, IEnumerable<byte[]> dependencies)
    {
        var listed = MetadataReference.CreateFromImage(assembly);
        var compilation = CSharpCompilation.Create(
            "listing", references: [listed, .. dependencies.Select(image => MetadataReference.CreateFromImage(image)), .. Platform.Value]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(listed)!;
        var text = new StringBuilder();
        foreach (var type in TypesOf(symbol.GlobalNamespace).Where(IsVisible).OrderBy(DisplayName, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Attributes(type)).Append(Describe(type)).Append('\n');
            foreach (var member in type.GetMembers().Where(IsListed).Select(member => (Text: Describe(member), Attributes: Attributes(member))).OrderBy(line => line.Text, StringComparer.Ordinal))
            {
                text.Append(Indent).Append(member.Attributes).Append(member.Text).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol owner) =>
        owner.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => symbol.ContainingType is { IsSealed: false },
        _ => false,
    } && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    // An accessor is told by its property, and what the compiler names with angle brackets can't be called.
    private static bool IsListed(ISymbol member) =>
        member is not INamedTypeSymbol
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        && !member.IsImplicitlyDeclared
        && !member.Name.Contains('<', StringComparison.Ordinal)
        && IsVisible(member);

    private static string DisplayName(INamedTypeSymbol type) => type.ToDisplayString(TypeFormat.WithKindOptions(SymbolDisplayKindOptions.None));

    private static string Describe(INamedTypeSymbol type)
    {
        string?[] modifiers =
        [
            type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected",
            type is { TypeKind: TypeKind.Class, IsStatic: true } ? "static" : null,
            type is { TypeKind: TypeKind.Class, IsAbstract: true, IsStatic: false } ? "abstract" : null,
            type is { TypeKind: TypeKind.Class, IsSealed: true, IsStatic: false } ? "sealed" : null,
        ];
        var baseType = type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent } ? parent : null;
        var bases = type.Interfaces
            .Select(face => face.ToDisplayString(TypeFormat.WithKindOptions(SymbolDisplayKindOptions.None)))
            .Order(StringComparer.Ordinal)
            .Prepend(baseType?.ToDisplayString(TypeFormat.WithKindOptions(SymbolDisplayKindOptions.None)))
            .OfType<string>()
            .ToList();
        var declaration = string.Join(' ', [.. modifiers.OfType<string>(), type.ToDisplayString(TypeFormat)]);
        return bases.Count == 0 || type.TypeKind is TypeKind.Enum or TypeKind.Delegate ? declaration : $"{declaration} : {string.Join(", ", bases)}";
    }

    // An accessor that nobody outside can call is no part of what they see.
    private static string Describe(ISymbol member) =>
        member.ToDisplayString(MemberFormat)
        .Replace(" private set;", "", StringComparison.Ordinal)
        .Replace(" internal set;", "", StringComparison.Ordinal)
        .Replace(" internal init;", "", StringComparison.Ordinal)
        .Replace(" private init;", "", StringComparison.Ordinal);

    private static string Attributes(ISymbol symbol) => string.Concat(symbol.GetAttributes()
        .Where(attribute => TellingAttributes.Contains(attribute.AttributeClass?.Name))
        .Select(attribute => (Name: attribute.AttributeClass!.Name[..^"Attribute".Length], Arguments: string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.ToCSharpString()))))
        .Select(attribute => attribute.Arguments.Length == 0 ? $"[{attribute.Name}] " : $"[{attribute.Name}({attribute.Arguments})] ")
        .Order(StringComparer.Ordinal));
}
