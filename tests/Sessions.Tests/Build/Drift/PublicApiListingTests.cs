using Sessions.Build.PublicApi;

namespace Sessions.Tests.Build;

internal sealed class PublicApiListingTests
{
    private static readonly TestCaseData[] Types =
    [
        Case("public sealed class A : List<int>;", "public sealed class A : System.Collections.Generic.List<int>"),
        Case("public abstract class A;", "public abstract class A"),
        Case("public static class A;", "public static class A"),
        Case("public readonly struct A;", "public readonly struct A"),
        Case("public ref struct A;", "public ref struct A"),
        Case("public interface IA<out T> where T : class;", "public interface IA<out T> where T : class"),
        Case("public delegate void A(int? count, string? name = null);", "public delegate void A(int? count, string? name = null)"),
        Case("namespace N { public class A { protected class B; } }", "protected class N.A.B"),
        Case("[EditorBrowsable(EditorBrowsableState.Never)] public class A;", "[EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)] public class A"),
        Case("[Obsolete(\"Use B.\")] public class A;", "[Obsolete(\"Use B.\")] public class A"),
    ];

    private static readonly TestCaseData[] Members =
    [
        Case("public A(string name) { }", "public A(string name)"),
        Case("public string? Name { get; set; }", "public string? Name { get; set; }"),
        Case("public required int Count { get; init; }", "public required int Count { get; init; }"),
        Case("public int Count { get; private set; }", "public int Count { get; }"),
        Case("public int Count { get; protected set; }", "public int Count { get; protected set; }"),
        Case("public const int Limit = 5;", "public const int Limit = 5"),
        Case("public static readonly string Text = \"\";", "public static readonly string Text"),
        Case("public event EventHandler? Changed { add { } remove { } }", "public event System.EventHandler? Changed"),
        Case("protected virtual Task<T?> RunAsync<T>(CancellationToken token = default) where T : class => null!;", "protected virtual System.Threading.Tasks.Task<T?> RunAsync<T>(System.Threading.CancellationToken token = default(System.Threading.CancellationToken)) where T : class"),
        Case("public void Read(params IReadOnlyList<(string Key, string? Value)> pairs) { }", "public void Read(params System.Collections.Generic.IReadOnlyList<(string Key, string? Value)> pairs)"),
        Case("public bool TryRead(ref int from, out int to) { to = 0; return true; }", "public bool TryRead(ref int from, out int to)"),
        Case("public static bool operator !(A a) => true;", "public static bool operator !(A a)"),
        Case("public static implicit operator A(string text) => new();", "public static implicit operator A(string text)"),
        Case("public int this[int index] => index;", "public int this[int index] { get; }"),
        Case("[Obsolete] public void Old() { }", "[Obsolete] public void Old()"),
    ];

    [TestCaseSource(nameof(Types))]
    public void A_type_is_listed_as_it_is_declared(string code, string line)
    {
        Assert.That(Lines(code), Does.Contain(line));
    }

    [TestCaseSource(nameof(Members))]
    public void A_member_is_listed_as_it_is_declared(string code, string line)
    {
        Assert.That(Lines($"public class A {{ public A() {{ }} {code} }}"), Does.Contain("    " + line));
    }

    [TestCase("internal class Hidden;")]
    [TestCase("public class A { private int Hidden; internal void HiddenToo() { } private protected int HiddenAsWell; }")]
    [TestCase("public sealed class A { private A() { } private class Hidden; }")]
    [TestCase("file class Hidden;")]
    public void What_nobody_outside_can_see_is_not_listed(string code)
    {
        Assert.That(Lines(code), Has.None.Contains("Hidden"));
    }

    [Test]
    public void Values_of_an_enum_are_listed()
    {
        Assert.That(Lines("[Flags] public enum E : byte { One = 1, Two = 2 }"), Is.EqualTo(new[] { "[Flags] public enum E", "    One = 1", "    Two = 2" }));
    }

    [Test]
    public void The_order_in_the_source_does_not_matter()
    {
        Assert.That(
            Lines("public class B; public class A { public A() { } public int Two; public int One; }"),
            Is.EqualTo(Lines("public class A { public int One; public int Two; public A() { } } public class B;")));
    }

    private static TestCaseData Case(string code, string line) => new(code, line);

    private static string[] Lines(string code) =>
        PublicApiListing.Write(SampleAssembly.Compile(code), []).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
