using System.Globalization;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares two versions of an operation.
/// </summary>
internal sealed class OperationComparison(
    SpecFile fromFile, SpecFile toFile, OperationNode from, OperationNode to, DifferenceList differences, SchemaComparison schemas)
{
    // What an attempt may take where the spec does not say it.
    private const double DefaultTimeoutSeconds = 100;

    // Extensions with a rule of their own.
    private static readonly string[] Marks =
        ["x-csharp-name", "x-protected", "x-streaming", "x-retry-safe", "x-timeout-seconds", "x-pagination"];

    public void Run()
    {
        CompareName();
        CompareFlag("deprecated", ChangeRules.OperationDeprecated, ChangeRules.OperationNoLongerDeprecated);
        if (differences.ComparesCSharp)
        {
            CompareMarks();
        }

        foreach (var key in (string[])["callbacks", "servers"])
        {
            Compare(key, key == "servers" ? ChangeRules.ServersChanged : ChangeRules.CallbacksChanged);
        }

        differences.AddWords(to.Name, from.Node, to.Node);
        differences.AddExtensions(to.Name, from.Node, to.Node, Marks);
        new ParameterComparison(fromFile, toFile, from, to, differences, schemas).Run();
        new BodyComparison(fromFile, toFile, from, to, differences, schemas).Run();
        new ResponseComparison(fromFile, toFile, from, to, differences, schemas).Run();
    }

    private void CompareName()
    {
        if (from.Template != to.Template)
        {
            Add(ChangeRules.OperationMoved, $"moved from {from.Address} to {to.Address}", from.Node, to.Node);
        }

        if (differences.ComparesCSharp && from.Name != to.Name)
        {
            Add(ChangeRules.OperationRenamed, $"was {from.Name} before", Field(from, "x-csharp-name"), Field(to, "x-csharp-name"));
        }

        if (from.Id != to.Id)
        {
            Add(
                ChangeRules.OperationIdChanged,
                DifferenceList.Describe("operationId", from.Node["operationId"], to.Node["operationId"]),
                Field(from, "operationId"),
                Field(to, "operationId"));
        }
    }

    private void CompareMarks()
    {
        CompareFlag("x-protected", ChangeRules.ProtectedAdded, ChangeRules.ProtectedRemoved);
        CompareFlag("x-streaming", ChangeRules.StreamingChanged, ChangeRules.StreamingChanged);
        CompareFlag("x-retry-safe", ChangeRules.RetrySafeAdded, ChangeRules.RetrySafeRemoved);
        var change = Seconds(to).CompareTo(Seconds(from));
        if (change != 0)
        {
            Add(
                change > 0 ? ChangeRules.TimeoutRaised : ChangeRules.TimeoutLowered,
                string.Create(CultureInfo.InvariantCulture, $"the timeout of an attempt changed from {Seconds(from)} s to {Seconds(to)} s"),
                Field(from, "x-timeout-seconds"),
                Field(to, "x-timeout-seconds"));
        }

        ComparePagination();
    }

    private void ComparePagination()
    {
        var (was, isNow) = (from.Node["x-pagination"], to.Node["x-pagination"]);
        if (was is null || isNow is null)
        {
            Compare("x-pagination", was is null ? ChangeRules.PaginationAdded : ChangeRules.PaginationRemoved);
            return;
        }

        foreach (var key in was.Fields.Keys.Union(isNow.Fields.Keys).Where(key => !SpecNode.AreEqual(was[key], isNow[key])))
        {
            Add(
                was[key] is null ? ChangeRules.PaginationExtended : ChangeRules.PaginationChanged,
                DifferenceList.Describe($"{key} of x-pagination", was[key], isNow[key]),
                was[key] ?? was,
                isNow[key] ?? isNow);
        }
    }

    private void CompareFlag(string key, ChangeRule added, ChangeRule removed)
    {
        var isNow = to.Node[key]?.IsTrue == true;
        if (isNow != (from.Node[key]?.IsTrue == true))
        {
            Add(isNow ? added : removed, $"{key} was {(isNow ? "added" : "removed")}", Field(from, key), Field(to, key));
        }
    }

    private void Compare(string key, ChangeRule rule)
    {
        if (!SpecNode.AreEqual(from.Node[key], to.Node[key]))
        {
            Add(rule, DifferenceList.Describe(key, from.Node[key], to.Node[key]), Field(from, key), Field(to, key));
        }
    }

    private static double Seconds(OperationNode operation) =>
        double.TryParse(operation.Node["x-timeout-seconds"]?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : DefaultTimeoutSeconds;

    private static SpecNode Field(OperationNode operation, string key) => operation.Node[key] ?? operation.Node;

    private void Add(ChangeRule rule, string text, SpecNode fromNode, SpecNode toNode) => differences.Add(rule, to.Name, text, fromNode, toNode);
}
