using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// Bad use of every method of the four clients: it is refused with one sentence that says what to do, and nothing is sent.
/// </summary>
internal sealed class BadUseTests
{
    private static IEnumerable<BadUse> Table => [.. HumanloopBadUse.Table, .. OrqBadUse.Table, .. PortalBadUse.Table, .. WhyLabsBadUse.Table];

    private static IEnumerable<TestCaseData> Cases =>
        Table.Select(row => new TestCaseData(row).SetArgDisplayNames($"{row.Provider}: {row.Method}, {row.Name}"));

    [TestCaseSource(nameof(Cases))]
    public async Task Bad_use_is_refused_with_what_to_do_and_nothing_is_sent(object row)
    {
        var use = (BadUse)row;
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Assert.ThatAsync(() => use.MakeAsync(handler), Throws.TypeOf(use.Exception).With.Message.Contains(use.Advice));

        Assert.That(handler.Requests, Is.Empty);
    }

    [TestCaseSource(typeof(ProviderPackage), nameof(ProviderPackage.Reconstructed))]
    public void Every_method_that_can_be_used_badly_stands_in_the_table(object package)
    {
        var provider = (ProviderPackage)package;
        var methods = provider.InterfaceMethods
            .Where(method => !method.Name.EndsWith("WithResponseAsync", StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType != typeof(CancellationToken)))
            .Select(method => method.Name)
            .Distinct();

        Assert.That(Table.Where(row => row.Provider == provider.Name).Select(row => row.Method), Is.SupersetOf(methods));
    }
}
