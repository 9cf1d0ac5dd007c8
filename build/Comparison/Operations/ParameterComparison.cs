using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares the parameters of two versions of an operation.
/// </summary>
internal sealed class ParameterComparison(
    SpecFile fromFile, SpecFile toFile, OperationNode from, OperationNode to, DifferenceList differences, SchemaComparison schemas)
{
    private readonly IReadOnlyList<Parameter> _from = Parameter.Of(fromFile, from);
    private readonly IReadOnlyList<Parameter> _to = Parameter.Of(toFile, to);
    private readonly List<(Parameter From, Parameter To)> _matched = [];

    public void Run()
    {
        var left = _from.ToList();
        var right = _to.ToList();
        Match(left, right, static (one, other) => one.Key == other.Key);
        Match(left, right, StandsAtTheSamePlaceOfThePath);
        Match(left, right, static (one, other) => one.Name == other.Name);
        if (left is [var onlyLeft] && right is [var onlyRight] && onlyLeft.In == onlyRight.In && onlyLeft.IsRequired == onlyRight.IsRequired)
        {
            Match(left, right, HaveTheSameType);
        }

        foreach (var parameter in left)
        {
            Add(ChangeRules.ParameterRemoved, parameter, "was removed", parameter.Node, to.Node["parameters"] ?? to.Node);
        }

        foreach (var parameter in right)
        {
            Add(
                parameter.IsRequired ? ChangeRules.RequiredParameterAdded : ChangeRules.OptionalParameterAdded,
                parameter,
                parameter.IsRequired ? "was added and is required" : "was added",
                from.Node["parameters"] ?? from.Node,
                parameter.Node);
        }

        foreach (var (one, other) in _matched)
        {
            Compare(one, other);
        }

        CompareOrder();
    }

    private void Match(List<Parameter> left, List<Parameter> right, Func<Parameter, Parameter, bool> fits)
    {
        foreach (var one in left.ToList())
        {
            if (right.Find(other => fits(one, other)) is { } other)
            {
                _matched.Add((one, other));
                left.Remove(one);
                right.Remove(other);
            }
        }
    }

    private bool StandsAtTheSamePlaceOfThePath(Parameter one, Parameter other) =>
        one.In == "path" && other.In == "path" && from.Template == to.Template
        && from.PathParameters.ToList().IndexOf(one.Name) == to.PathParameters.ToList().IndexOf(other.Name);

    private bool HaveTheSameType(Parameter one, Parameter other) =>
        ShapeOf(fromFile, one) is { } shape && ShapeOf(toFile, other) is { } counterpart
        && shape.Type == counterpart.Type && shape.Format == counterpart.Format;

    private void Compare(Parameter one, Parameter other)
    {
        // In a path the name is C#'s alone: the wire knows the place.
        if (one.Key != other.Key && one.In == other.In && (one.In != "path" || differences.ComparesCSharp))
        {
            Add(ChangeRules.ParameterRenamed, other, $"was '{one.Name}' before", one.Node["name"] ?? one.Node, other.Node["name"] ?? other.Node);
        }

        if (one.In != other.In)
        {
            Add(ChangeRules.ParameterPlaceChanged, other, $"moved from the {one.In} to the {other.In}", one.Node["in"] ?? one.Node, other.Node["in"] ?? other.Node);
        }

        var shape = ShapeOf(fromFile, one);
        var (was, isNow) = (one.Writing(shape), other.Writing(ShapeOf(toFile, other)));
        if (was != isNow && one.In == other.In)
        {
            Add(ChangeRules.ParameterStyleChanged, other, $"the style changed from {was} to {isNow}", FieldOf(one), FieldOf(other));
        }

        if (one.IsRequired != other.IsRequired)
        {
            var madeOptional = shape is not null && CSharpType.IsValue(shape) ? ChangeRules.ValueParameterMadeOptional : ChangeRules.ParameterMadeOptional;
            Add(
                other.IsRequired ? ChangeRules.ParameterMadeRequired : madeOptional,
                other,
                other.IsRequired ? "became required" : "became optional",
                one.Node["required"] ?? one.Node,
                other.Node["required"] ?? other.Node);
        }

        var label = Label(other);
        if (one.Node["schema"] is { } fromSchema && other.Node["schema"] is { } toSchema)
        {
            schemas.AddUse(fromSchema, toSchema, Positions.Request, to.Name, label);
        }

        new ContentComparison(fromFile, toFile, differences, schemas).Run(one.Node, other.Node, Positions.Request, to.Name, label);
        if (one.Node["deprecated"]?.IsTrue != other.Node["deprecated"]?.IsTrue)
        {
            Add(ChangeRules.DocumentationChanged, other, "deprecated changed", one.Node, other.Node);
        }

        differences.AddWords(label, one.Node, other.Node);
        differences.AddExtensions(label, one.Node, other.Node);
    }

    // The generator puts the required ones first and keeps the order of the spec otherwise.
    private void CompareOrder()
    {
        var was = _matched.OrderBy(pair => !pair.From.IsRequired).ThenBy(pair => IndexOf(_from, pair.From)).Select(pair => pair.To.Name).ToList();
        var isNow = _matched.OrderBy(pair => !pair.To.IsRequired).ThenBy(pair => IndexOf(_to, pair.To)).Select(pair => pair.To.Name).ToList();
        if (differences.ComparesCSharp && !was.SequenceEqual(isNow))
        {
            differences.Add(
                ChangeRules.ParameterOrderChanged,
                to.Name,
                $"the parameters come as {string.Join(", ", isNow)} and came as {string.Join(", ", was)}",
                from.Node["parameters"] ?? from.Node,
                to.Node["parameters"] ?? to.Node);
        }
    }

    private static int IndexOf(IReadOnlyList<Parameter> list, Parameter parameter) => list.Select(item => item.Node).ToList().IndexOf(parameter.Node);

    private SchemaShape? ShapeOf(SpecFile file, Parameter parameter) =>
        parameter.Node["schema"] is { } schema ? schemas.ShapeOf(SchemaView.Of(file, schema)) : null;

    private static SpecNode FieldOf(Parameter parameter) => parameter.Node["style"] ?? parameter.Node["explode"] ?? parameter.Node["allowReserved"] ?? parameter.Node;

    private string Label(Parameter parameter) => $"{to.Name}({parameter.Name})";

    private void Add(ChangeRule rule, Parameter parameter, string text, SpecNode fromNode, SpecNode toNode) =>
        differences.Add(rule, Label(parameter), text, fromNode, toNode);
}
