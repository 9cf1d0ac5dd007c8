using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares which members two schemas have, and which of them are required.
/// </summary>
internal sealed class MemberComparison(SchemaPair pair, SchemaComparison comparison)
{
    private readonly SchemaShape _from = comparison.ShapeOf(pair.From);
    private readonly SchemaShape _to = comparison.ShapeOf(pair.To);

    public void Run()
    {
        foreach (var (name, member) in _from.Members)
        {
            if (_to.Members.TryGetValue(name, out var counterpart))
            {
                CompareRequired(name, member, counterpart);
            }
            else
            {
                Add(ChangeRules.MemberRemoved, name, "was removed", pair.Positions, member, MembersOf(pair.To, _to));
            }
        }

        foreach (var (name, member) in _to.Members.Where(member => !_from.Members.ContainsKey(member.Key)))
        {
            // What is read only need not be sent, however required it is.
            var isSent = member["readOnly"]?.IsTrue != true;
            var isRequired = _to.Required.Contains(name);
            Add(
                isRequired && isSent ? ChangeRules.RequiredMemberAdded : ChangeRules.OptionalMemberAdded,
                name,
                isRequired ? "was added and is required" : "was added",
                pair.Positions,
                MembersOf(pair.From, _from),
                member);
        }

        // A member may be required although nothing else is said about it.
        foreach (var name in _to.Required.Except(_from.Required).Where(name => !_from.Members.ContainsKey(name) && !_to.Members.ContainsKey(name)))
        {
            Add(ChangeRules.MemberMadeRequired, name, "became required", pair.Positions, pair.From.Core, _to.Get("required") ?? pair.To.Core);
        }

        foreach (var name in _from.Required.Except(_to.Required).Where(name => !_from.Members.ContainsKey(name) && !_to.Members.ContainsKey(name)))
        {
            Add(ChangeRules.MemberMadeOptional, name, "became optional", pair.Positions, _from.Get("required") ?? pair.From.Core, pair.To.Core);
        }
    }

    private void CompareRequired(string name, SpecNode member, SpecNode counterpart)
    {
        var was = _from.Required.Contains(name);
        var isNow = _to.Required.Contains(name);
        if (was == isNow)
        {
            return;
        }

        var fromView = SchemaView.Of(pair.From.File, member);
        var toView = SchemaView.Of(pair.To.File, counterpart);
        var isNullable = AllowsNull(fromView) && AllowsNull(toView);
        var isValue = CSharpType.IsValue(comparison.ShapeOf(fromView)) && !isNullable;
        var rule = (isNow, isValue, isNullable) switch
        {
            (true, true, _) => ChangeRules.ValueMemberMadeRequired,
            (false, true, _) => ChangeRules.ValueMemberMadeOptional,
            (false, _, true) => ChangeRules.NullableMemberMadeOptional,
            (true, _, _) => ChangeRules.MemberMadeRequired,
            (false, _, _) => ChangeRules.MemberMadeOptional,
        };
        Add(rule, name, isNow ? "became required" : "became optional", pair.Positions, member, counterpart);
    }

    private bool AllowsNull(SchemaView view) =>
        view.IsUnionWithNull || view.Wrappers.Any(wrapper => wrapper["nullable"]?.IsTrue == true) || comparison.ShapeOf(view).AllowsNull;

    private static SpecNode MembersOf(SchemaView view, SchemaShape shape) => shape.Get("properties") ?? view.Core;

    private void Add(ChangeRule rule, string name, string text, Positions positions, SpecNode fromNode, SpecNode toNode) =>
        comparison.Differences.Add(rule, $"{pair.Label}.{name}", text, positions, pair.UsedBy, fromNode, toNode);
}
