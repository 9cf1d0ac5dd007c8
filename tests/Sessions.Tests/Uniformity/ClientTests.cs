using System.Reflection;
using Sessions.Core;

namespace Sessions.Tests;

[TestFixtureSource(typeof(ProviderPackage), nameof(ProviderPackage.All))]
internal sealed class ClientTests(object package)
{
    private readonly ProviderPackage _package = (ProviderPackage)package;

    [Test]
    public void A_client_is_a_sessions_client_and_implements_its_interface()
    {
        Assert.That(new[] { _package.Interface, typeof(SessionsClient) }, Has.All.Matches<Type>(_package.Client.IsAssignableTo));
    }

    [Test]
    public void Each_operation_of_the_spec_is_a_pair_of_methods()
    {
        var expected = KnownOperation.All
            .Where(operation => string.Equals(operation.Provider, _package.Name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(operation => new[] { $"{operation.CSharpName}Async", $"{operation.CSharpName}WithResponseAsync" });

        Assert.That(_package.Calls.Select(method => method.Name), Is.SupersetOf(expected));
    }

    [Test]
    public void The_interface_has_the_methods_of_the_client()
    {
        var methods = _package.Calls.Select(method => method.ToString());

        Assert.That(_package.InterfaceCalls.Select(method => method.ToString()), Is.EquivalentTo(methods));
    }

    [Test]
    public void Every_call_takes_an_optional_cancellation_token_last()
    {
        var others = _package.Calls.Where(method => method.GetParameters().LastOrDefault() is not
        {
            Name: "cancellationToken", IsOptional: true, ParameterType: { } type,
        } || type != typeof(CancellationToken));

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void A_call_and_its_form_with_the_response_take_the_same()
    {
        static string Parameters(MethodInfo method) =>
            string.Join(", ", method.GetParameters().Select(parameter => $"{parameter} {parameter.IsOptional}"));

        var pairs = _package.Calls.ToLookup(method => method.Name.Replace("WithResponse", string.Empty, StringComparison.Ordinal), Parameters);

        Assert.That(pairs.Where(pair => pair.Distinct().Count() != 1), Is.Empty);
    }

    [Test]
    public void The_form_with_the_response_returns_it()
    {
        var others = _package.Calls
            .Where(method => method.Name.EndsWith("WithResponseAsync", StringComparison.Ordinal))
            .Where(method => method.ReturnType.GetGenericTypeDefinition() != typeof(Task<>)
                || !method.ReturnType.GenericTypeArguments[0].IsAssignableTo(typeof(ApiResponse)));

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void A_test_double_can_replace_every_method()
    {
        Assert.That(_package.Client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsVirtual || method.IsFinal), Is.Empty);
    }

    [Test]
    public void A_test_double_needs_no_pipeline()
    {
        var constructor = _package.Client.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, []);

        Assert.That(constructor, Has.Property(nameof(ConstructorInfo.IsFamily)).True);
    }

    [Test]
    public void A_view_with_other_options_is_of_the_same_type()
    {
        Assert.That(_package.Client.GetMethod("WithOptions", [typeof(RequestOptions)])!.ReturnType, Is.EqualTo(_package.Client));
    }
}
