using System.Reflection;
using Sessions.Build.Checks.Provenance;
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
        var expected = CommittedSpecs.All
            .SelectMany(spec => spec.Operations)
            .Where(operation => string.Equals(operation.Provider, _package.Name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(operation => new[] { $"{operation.CSharpName}Async", $"{operation.CSharpName}WithResponseAsync" });

        Assert.That(_package.Calls.Select(method => method.Name), Is.SupersetOf(expected));
    }

    [Test]
    public void The_interface_has_the_methods_of_the_client()
    {
        var methods = _package.Methods.Select(method => method.ToString());

        Assert.That(_package.InterfaceMethods.Select(method => method.ToString()), Is.EquivalentTo(methods));
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
    public void A_form_with_the_response_takes_what_its_call_takes()
    {
        static string Signature(MethodInfo method) =>
            $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter} {parameter.IsOptional}"))})";

        var signatures = _package.Calls.Select(Signature).ToLookup(signature => signature.Contains("WithResponseAsync(", StringComparison.Ordinal));

        Assert.That(
            signatures[false],
            Is.SupersetOf(signatures[true].Select(signature => signature.Replace("WithResponse", string.Empty, StringComparison.Ordinal))));
    }

    [Test]
    public void Every_operation_that_is_paged_has_a_listing_of_everything()
    {
        var expected = CommittedSpecs.All
            .Where(spec => string.Equals(spec.Provider, _package.Name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(spec => spec.Operations)
            .Where(operation => operation.IsPaged)
            .Select(operation => operation.ListingName);

        Assert.That(_package.Listings.Select(method => method.Name), Is.EquivalentTo(expected));
    }

    [Test]
    public void A_listing_is_cancelled_with_the_token_of_its_enumeration()
    {
        Assert.That(
            _package.Listings.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            Has.None.EqualTo(typeof(CancellationToken)));
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
    public void A_client_tells_its_health_with_options_of_the_call_unless_its_spec_says_that_it_can_not()
    {
        var checks = _package.InterfaceMethods.Where(method => method.Name == "CheckHealthAsync");
        var expected = CommittedSpecs.Of(_package.Name.ToLowerInvariant()).HasHealthCheck
            ? new[] { "System.Threading.Tasks.Task`1[Sessions.Core.HealthReport] CheckHealthAsync(Sessions.Core.RequestOptions, System.Threading.CancellationToken) options? cancellationToken?" }
            : [];

        Assert.That(_package.Signatures(checks), Is.EqualTo(expected));
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
