using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares the request bodies of two versions of an operation.
/// </summary>
internal sealed class BodyComparison(
    SpecFile fromFile, SpecFile toFile, OperationNode from, OperationNode to, DifferenceList differences, SchemaComparison schemas)
{
    public void Run()
    {
        var was = from.Node["requestBody"] is { } fromBody ? fromFile.Resolve(fromBody) : null;
        var isNow = to.Node["requestBody"] is { } toBody ? toFile.Resolve(toBody) : null;
        if (was is null || isNow is null)
        {
            if (was is not null)
            {
                Add(ChangeRules.BodyRemoved, "was removed", was, to.Node);
            }
            else if (isNow is not null)
            {
                Add(ChangeRules.BodyAdded, IsRequired(isNow) ? "was added and is required" : "was added", from.Node, isNow);
            }

            return;
        }

        if (IsRequired(was) != IsRequired(isNow))
        {
            Add(
                IsRequired(isNow) ? ChangeRules.BodyMadeRequired : ChangeRules.BodyMadeOptional,
                IsRequired(isNow) ? "became required" : "became optional",
                was["required"] ?? was,
                isNow["required"] ?? isNow);
        }

        new ContentComparison(fromFile, toFile, differences, schemas).Run(was, isNow, Positions.Request, to.Name, Label);
        differences.AddWords(Label, was, isNow);
        differences.AddExtensions(Label, was, isNow);
    }

    private string Label => $"{to.Name} request";

    private static bool IsRequired(SpecNode body) => body["required"]?.IsTrue == true;

    private void Add(ChangeRule rule, string text, SpecNode fromNode, SpecNode toNode) => differences.Add(rule, Label, text, fromNode, toNode);
}
