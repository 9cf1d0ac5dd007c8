using Sessions.Build.Checks.OpenApi;
using YamlDotNet.RepresentationModel;

namespace Sessions.Build.Quickstart;

/// <summary>
/// Which of the operations that the specs hold were called with success.
/// </summary>
internal static class OperationCoverage
{
    /// <summary>
    /// The C# names of the operations of a spec, in its order.
    /// </summary>
    public static IReadOnlyList<string> ReadOperations(string specName, string yaml) =>
        SpecDocument.Read(specName, yaml, out var unreadable) is { } document
            ? [.. document.Operations()
                .Select(operation => SpecDocument.Child(operation.Operation, OpenApiGrammar.CSharpName))
                .OfType<YamlScalarNode>()
                .Select(name => name.Value!)]
            : throw new BuildFailure(unreadable!.ToString());

    /// <summary>
    /// Fails when an operation was not called.
    /// </summary>
    /// <param name="expected">The operations of each provider.</param>
    /// <param name="called">What was called.</param>
    public static void ThrowUnlessComplete(
        IReadOnlyDictionary<string, IReadOnlyList<string>> expected, IReadOnlyCollection<(string Provider, string Operation)> called)
    {
        var missing = expected
            .SelectMany(provider => provider.Value, (provider, operation) => (Provider: provider.Key, Operation: operation))
            .Where(operation => !called.Contains(operation))
            .Select(operation => $"{operation.Provider} {operation.Operation}")
            .ToList();
        if (missing.Count > 0)
        {
            throw new BuildFailure(
                "The consumer did not call every operation of the specs with success; add to its flow in build/Quickstart/Consumer what is missing.",
                missing);
        }
    }
}
