using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sessions.Tests.Build;

/// <summary>
/// Compiles C# into the bytes of an assembly.
/// </summary>
internal static class SampleAssembly
{
    public static byte[] Compile(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using System.ComponentModel; using System.Threading; using System.Threading.Tasks;\n" + code, new CSharpParseOptions(LanguageVersion.Latest))],
            SnippetCompiler.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, () => string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
